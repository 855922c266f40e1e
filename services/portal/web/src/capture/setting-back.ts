import { Problem } from '../api/problem.ts';
import type { Words } from '../language.ts';
import { StoreRefusal } from '../recording/put-part.ts';
import { itemsNow, progressNow, setProgress } from './items.ts';
import type { Item } from './model.ts';
import { digestNow } from './set-apart.ts';

const firstMs = 30_000;
const longestMs = 10 * 60_000;

/** How often in a row each one did not go up. */
const tries = new Map<string, number>();

/** The store has dropped the parts of an upload that lay too long: it has to be announced anew. */
export const isDropped = (error: unknown): boolean =>
  error instanceof StoreRefusal
    ? error.status === 404
    : error instanceof Problem && error.body.code === 'recording.upload-expired';

const wordsOf = async (item: Item, error: unknown): Promise<Words> => {
  const unread = await digestNow(item).then(
    () => false,
    () => true,
  );
  if (unread)
    return {
      zh: '本机保存的文件读不出来。请保留本机现状，重新打开浏览器后再试；仍读不出的，报告单位负责人，确认无法恢复后弃用并说明。',
      en: 'What this device holds cannot be read. Leave the device as it is and open the browser anew; if that does not help, report it, and discard it with the reason once it is known to be lost.',
    };
  if (error instanceof Problem) return error.body.detail;
  const answer = error instanceof StoreRefusal ? `（${error.status}）` : '';
  return {
    zh: `存储未接收这一文件${answer}，本机文件完好；反复如此的，请报告系统管理员。`,
    en: `The store did not take this file${answer && ` (${(error as StoreRefusal).status})`}; it is unharmed here. If it goes on, report it to the administrator.`,
  };
};

/** It waits longer each time, and stands in nobody's way. */
export const setBack = async (item: Item, error: unknown): Promise<void> => {
  const before = tries.get(item.id) ?? 0;
  tries.set(item.id, before + 1);
  const words = await wordsOf(item, error);
  const until = Date.now() + Math.min(longestMs, firstMs * 2 ** before);
  setProgress(item.id, { sent: 0, waiting: false, setBack: { words, until } });
};

export const isSetBack = ({ id }: Item): boolean => (progressNow(id)?.setBack?.until ?? 0) > Date.now();

/** It has gone up, or somebody wants it to be tried now. */
export const forgetSetBack = (id: string): void => {
  tries.delete(id);
  if (progressNow(id)?.setBack) setProgress(id, undefined);
};

export const forgetSetBacks = (): void => itemsNow().forEach(({ id }) => forgetSetBack(id));
