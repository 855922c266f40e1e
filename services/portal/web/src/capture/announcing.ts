import { evidenceApi, mostInterruptions } from '@sanzhi/contracts';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { recall, remember } from './device-store.ts';
import { change } from './items.ts';
import type { Gap, Item } from './model.ts';

export const deviceName = async (): Promise<string> => {
  const known = await recall('device');
  if (known) return known;
  const made = `web-${crypto.randomUUID().slice(0, 8)}`;
  await remember('device', made);
  return made;
};

/** A reason that the officer gives may come between two tries; only what this device said itself goes along. */
const interruptionOf = ({ from, to, what = 'device-gone', reason }: Gap) => ({
  ...{ from, to, what },
  ...((what === 'page-closed' || what === 'storage-full') && { reason }),
});

const announce = async (item: Item, deviceNow: string): Promise<string> => {
  const { said, key } = item;
  const { id } = await call(
    evidenceApi.announceRecording,
    {
      id: said.matter ?? '',
      title: said.title,
      activity: said.activity ?? '',
      medium: item.medium,
      fileName: item.fileName,
      contentType: item.contentType,
      size: item.size,
      startedAt: item.startedAt,
      endedAt: item.endedAt,
      deviceNow,
      captureClock: item.clock,
      interruptions: item.gaps.length ? item.gaps.slice(0, mostInterruptions).map(interruptionOf) : undefined,
      place: said.place,
      officers: said.officers,
      device: await deviceName(),
      deviceKind: /Android|iPhone|iPad|Mobile/.test(navigator.userAgent) ? 'phone' : 'computer',
      captureSha256: item.sha256,
      clockNote: said.clockNote?.trim() || undefined,
      ...(item.position && { position: item.position }),
      ...(item.track?.length && { track: [...item.track] }),
      ...(item.positionFault && !item.position && { positionFault: item.positionFault }),
    },
    { key },
  );
  return id;
};

export const isOtherContent = (error: unknown) =>
  error instanceof Problem && error.body.code === 'idempotency.key-reused';

/**
 * The recording under which the service knows this item. The clock is read anew for each try, as it must be the clock of
 * the moment; an announcement that arrived although its answer was lost is found again by saying it word for word.
 */
export const announced = async (item: Item): Promise<string> => {
  const deviceNow = new Date().toISOString();
  const known = await change(item.id, ({ unanswered }) => ({ unanswered: [...unanswered, deviceNow] }));
  const tries = [deviceNow, ...(known?.unanswered ?? []).filter((one) => one !== deviceNow)];
  for (const [n, moment] of tries.entries())
    try {
      const recording = await announce(item, moment);
      await change(item.id, { recording, unanswered: [] });
      return recording;
    } catch (error) {
      const answered = error instanceof Problem && error.status >= 400 && error.status < 500;
      if (answered && !isOtherContent(error)) await change(item.id, { unanswered: [] });
      if (!isOtherContent(error) || n === tries.length - 1) throw error;
    }
  throw new Error('no try was made');
};
