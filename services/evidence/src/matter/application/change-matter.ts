import { absent, DomainError, type Receipt } from '@sanzhi/kernel';
import type { Change, Matter } from '../domain/matter.ts';
import { tooEarly } from '../domain/refusals.ts';
import type { Kept, Matters } from './ports.ts';

const thing = { zh: '案件', en: 'matter' };
const tries = 5;

/** Another agency's matter is not there (law 9). */
export const matterOf = async (matters: Matters, id: string, agency: string): Promise<Kept> => {
  const kept = await matters.get(id);
  if (!kept || kept.agency !== agency) throw absent(thing, id);
  return kept;
};

const isStale = (error: unknown): boolean => error instanceof DomainError && error.detail.kind === 'stale';

/** Reads, changes, saves; when somebody else wrote in between, the change is judged anew on what they wrote. */
const attempt = async <T>(
  read: () => Promise<Kept>,
  write: (kept: Kept) => Promise<T>,
  left = tries,
): Promise<T> => {
  const kept = await read();
  try {
    return await write(kept);
  } catch (error) {
    if (left <= 1 || !isStale(error)) throw error;
    return attempt(read, write, left - 1);
  }
};

/** One command on one matter, for a caller of its own agency. */
export const changeMatter = (
  matters: Matters,
  { id, agency }: { id: string; agency: string },
  change: (matter: Matter) => Change | Promise<Change>,
): Promise<Receipt> =>
  attempt(
    () => matterOf(matters, id, agency),
    async (kept) => matters.save(kept, await change(kept.state)),
  );

/** One event's effect on one matter; a matter not yet here is waited for. The same state again is not written. */
export const changeOnEvent = (
  matters: Matters,
  id: string,
  change: (matter: Matter) => Change | Promise<Change>,
): Promise<Receipt | undefined> =>
  attempt(
    async () => {
      const kept = await matters.get(id);
      if (!kept) throw tooEarly(`案件${id}尚未建立`, `Matter ${id} is not here yet`);
      return kept;
    },
    async (kept) => {
      const changed = await change(kept.state);
      return changed.matter === kept.state && changed.facts.length === 0
        ? undefined
        : matters.save(kept, changed);
    },
  );
