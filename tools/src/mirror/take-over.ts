import { DomainError } from '@sanzhi/kernel';
import { openCheckpoint } from '@sanzhi/ledger';
import type { Findings } from '../fsck/findings.ts';
import type { Places } from '../fsck/places.ts';
import { walkLedger } from '../fsck/walk-ledger.ts';
import { carryLedger } from './carry-ledger.ts';
import { lastMirrored } from './history.ts';
import { firstSite } from './site.ts';
import { Remembering, type Source } from './source.ts';

interface Stored {
  _id: number;
  note: string;
}

const newest = async ({ evidence }: Places): Promise<Stored> => {
  const [found] = await evidence
    .collection<Stored>('ledger_checkpoints')
    .find({})
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  if (found) return found;
  throw new DomainError('mirror.no-checkpoint', {
    zh: '事件库没有检查点，不能接替',
    en: 'The event store knows no checkpoint; nothing to take over',
  });
};

/**
 * The first store is lost and the environment points at the second: what was published since the last run is made of the
 * entries again, up to the newest checkpoint that the event store knows, so that the ledger goes on from there.
 */
export const takeOver = async (
  places: Places,
  findings: Findings,
  progress: (text: string) => void,
): Promise<{ from: number; to: number } | undefined> => {
  const second = { ...firstSite(places), which: 'second' as const };
  const { _id: size, note } = await newest(places);
  const opened = openCheckpoint(note, { ...places.trust, quorum: places.quorum });
  const mirrored = await lastMirrored(second, places.trust);
  const memory = new Remembering([size]);
  const { published } = await walkLedger(places, findings, { progress, listener: memory.listener });
  // That the second site is behind is why this is run.
  const rest = findings.differences.filter(({ code }) => code !== 'checkpoint.rolled-back');
  if (!published || rest.length > 0) return undefined;
  const { told, full, upper, partials, roots } = memory;
  const source: Source = { note, published: opened, told, full, upper, partials, roots };
  const carried = (): void => undefined;
  await carryLedger({ db: places.evidence, source, second }, { size, note }, mirrored, carried);
  return { from: published.opened.size, to: size };
};
