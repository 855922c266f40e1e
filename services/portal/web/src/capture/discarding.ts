import { evidenceApi } from '@sanzhi/contracts';
import { call } from '../api/call.ts';
import { deviceName, isOtherContent } from './announcing.ts';
import { change } from './items.ts';
import type { Item } from './model.ts';
import { asRefusal, refusalOf } from './refusal.ts';

/** Captured with a digest, given up here, and the house does not know yet. */
export const isUntoldDiscard = ({ state, sha256, discarded }: Item): boolean =>
  state === 'discarded' &&
  sha256 !== undefined &&
  discarded !== undefined &&
  !discarded.told &&
  !discarded.refusal;

/** 弃用: the house is told what was given up, of when, why and by whom. Its own id is the Idempotency-Key. */
export const tellDiscard = async (item: Item): Promise<void> => {
  const { id: capture, said, medium, startedAt, endedAt, size, recording, discarded, sha256 } = item;
  if (!discarded || sha256 === undefined) return;
  const settle = (part: Partial<NonNullable<Item['discarded']>>) =>
    change(capture, { discarded: { ...discarded, ...part } });
  try {
    await call(
      evidenceApi.discardCapture,
      {
        ...{ capture, recording, medium, startedAt, endedAt, size, sha256 },
        title: said.title.trim() || item.fileName,
        matter: said.matter,
        activity: said.activity,
        device: await deviceName(),
        reason: discarded.reason,
        discardedAt: discarded.at,
        captureClock: item.clock,
        deviceNow: new Date().toISOString(),
      },
      { key: capture },
    );
    await settle({ told: true });
  } catch (error) {
    // The clock has gone on since a try whose answer was lost: it is known there.
    if (isOtherContent(error)) return void (await settle({ told: true }));
    const refused = refusalOf(error);
    if (!refused) throw error;
    await settle({ refusal: asRefusal(refused) });
  }
};
