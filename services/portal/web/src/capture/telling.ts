import { evidenceApi } from '@sanzhi/contracts';
import { call } from '../api/call.ts';
import { allItems } from './device-store.ts';
import { change } from './items.ts';
import type { Gap, Item } from './model.ts';
import { asRefusal, refusalOf } from './refusal.ts';

const secondOf = ({ startedAt }: Item, at: string) =>
  Math.max(0, Math.round((Date.parse(at) - Date.parse(startedAt)) / 100) / 10);

const textOf = ({ from, to, reason = '' }: Gap) => {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return `记录中断${seconds > 0 ? `${seconds}秒` : ''}：${reason}`.slice(0, 500);
};

/** Marks, and gaps whose reason is known, each once: its own id is the Idempotency-Key. */
export const tellMarks = async (id: string): Promise<void> => {
  const item = (await allItems()).find((one) => one.id === id);
  if (item?.recording === undefined) return;
  const all = [
    ...item.marks.map((mark) => ({ id: mark.id, atSeconds: mark.second, kind: mark.kind })),
    ...item.gaps
      .filter(({ reason }) => reason)
      .map((gap) => ({
        id: gap.id,
        atSeconds: secondOf(item, gap.from),
        kind: 'note',
        text: textOf(gap),
      })),
  ];
  try {
    for (const { id: key, ...mark } of all.filter((one) => !item.told.includes(one.id))) {
      await call(evidenceApi.markRecording, { id: item.recording, ...mark }, { key });
      await change(id, ({ told }) => ({ told: [...told, key] }));
    }
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    await change(id, { markRefusal: asRefusal(refused) });
  }
};
