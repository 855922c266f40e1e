import { DomainError } from '@sanzhi/kernel/pure';
import { hexOf, type Hash } from '../bytes.ts';
import { leafHash } from '../tree/hash.ts';
import { checkOpening, type Opening, type OpenedEntry } from './entry.ts';

/** One entry of a matter; without an opening when its body was destroyed by law. */
export interface MatterEntry {
  entry: Uint8Array;
  opening?: Opening;
}

export interface MatterChain {
  /** The matter's entries in order; undefined where the body was destroyed. */
  opened: readonly (OpenedEntry | undefined)[];
  /** Leaf hash of the last one. */
  head: Hash | undefined;
}

const broken = (code: string, zh: string, en: string): DomainError =>
  new DomainError(`ledger.matter.${code}`, { zh, en });

/**
 * Are these the entries of one matter, all of them up to the last, in order? Each tells its number and the leaf
 * hash of the one before, so an entry taken out, put in or moved shows. What came after the last does not show
 * here: that is what the exporter signs for. An entry whose body was destroyed is held by its next neighbour.
 */
export const checkMatterChain = (matter: string, entries: readonly MatterEntry[]): MatterChain => {
  const opened = entries.map(({ entry, opening }) => (opening ? checkOpening(entry, opening) : undefined));
  opened.forEach((each, i) => {
    if (each === undefined) return;
    const before = entries[i - 1];
    const previous = before && hexOf(leafHash(before.entry));
    if (each.event.matter !== matter)
      throw broken(
        'foreign',
        `第 ${i + 1} 条不属于本案：${each.id}`,
        `Entry ${i + 1} is of another matter: ${each.id}`,
      );
    if (each.matter?.number !== i + 1)
      throw broken(
        'gap',
        `本案第 ${i + 1} 条缺失或次序不对：此处是第 ${each.matter?.number ?? '？'} 条`,
        `Entry ${i + 1} of the matter is missing or moved: here stands ${each.matter?.number ?? 'none'}`,
      );
    if (each.matter.previous !== previous)
      throw broken(
        'link',
        `本案第 ${i + 1} 条不接第 ${i} 条：其间有条目被抽换`,
        `Entry ${i + 1} of the matter does not follow entry ${i}: one was replaced`,
      );
  });
  const last = entries.at(-1);
  return { opened, head: last && leafHash(last.entry) };
};
