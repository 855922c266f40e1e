import { evidenceApi } from '@sanzhi/contracts';
import { call } from '../api/call.ts';
import { allItems } from './device-store.ts';
import { change } from './items.ts';
import type { Gap, Item, Mark } from './model.ts';
import { asRefusal, refusalOf } from './refusal.ts';

const secondOf = ({ startedAt }: Item, at: string) =>
  Math.max(0, Math.round((Date.parse(at) - Date.parse(startedAt)) / 100) / 10);

const textOf = ({ from, to, reason = '' }: Gap) => {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return `记录中断${seconds > 0 ? `${seconds}秒` : ''}：${reason}`.slice(0, 500);
};

const markOf = ({ id, kind, second }: Mark) => ({ id, atSeconds: second, kind });

/** Marks, and gaps whose reason is known, that the service neither has nor refused. */
export const untoldMarks = (item: Item) => {
  const { marks, gaps, told, refusedMarks = [] } = item;
  const reasoned = gaps
    .filter(({ reason }) => reason)
    .map((gap) => ({ id: gap.id, atSeconds: secondOf(item, gap.from), kind: 'note', text: textOf(gap) }));
  return [...marks.map(markOf), ...reasoned].filter(
    ({ id }) => !told.includes(id) && !refusedMarks.includes(id),
  );
};

/** Each once: its own id is the Idempotency-Key. One that is refused holds up no other. */
export const tellMarks = async (id: string): Promise<void> => {
  const item = (await allItems()).find((one) => one.id === id);
  if (item?.recording === undefined) return;
  for (const { id: key, ...mark } of untoldMarks(item))
    try {
      await call(evidenceApi.markRecording, { id: item.recording, ...mark }, { key });
      await change(id, ({ told }) => ({ told: [...told, key] }));
    } catch (error) {
      const refused = refusalOf(error);
      if (!refused) throw error;
      await change(id, ({ refusedMarks = [] }) => ({
        refusedMarks: [...refusedMarks, key],
        markRefusal: asRefusal(refused),
      }));
    }
};

/** The refused ones too, once more. */
export const tellMarksAgain = (id: string) => change(id, { refusedMarks: [], markRefusal: undefined });
