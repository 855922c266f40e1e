import type { Words } from '@sanzhi/kernel';
import { civilDateOf } from '@sanzhi/statute';
import { openRows } from './open-rows.ts';
import type { Row } from './ports.ts';
import type { Prover } from './prove-rows.ts';
import { publicRows, type Proving } from './public-rows.ts';
import { LedgerRefused } from './refusals.ts';
import { hex, type OpenedRow } from './rows.ts';
import { leafOf } from './tiles.ts';

export interface Fault {
  number: number;
  code: string;
  words: Words;
}

export interface Completeness {
  checkpoint: string;
  entries: number;
  erased: number;
  first?: Row;
  last?: Row;
  before?: Row;
  after?: Row;
  unpublished: number;
  faults: Fault[];
}

const missing = (number: number): Fault => ({
  number,
  code: 'ledger.matter.gap',
  words: { zh: `本案第 ${number} 条缺失`, en: `Entry ${number} of the matter is missing` },
});
const broken = (number: number): Fault => ({
  number,
  code: 'ledger.matter.link',
  words: {
    zh: `本案第 ${number} 条与前一条不衔接`,
    en: `Entry ${number} of the matter does not follow the one before`,
  },
});
const unproven = (number: number): Fault => ({
  number,
  code: 'ledger.matter.unproven',
  words: {
    zh: `本案第 ${number} 条与公布的账本不符`,
    en: `Entry ${number} of the matter is not the one in the published log`,
  },
});

/**
 * Is everything there that was said of a matter between two days? Its entries carry numbers without a gap, each the
 * leaf hash of the one before; the entries just outside the days close the stretch at both ends.
 */
export class CheckCompleteness {
  readonly #proving: Proving;
  constructor(proving: Proving) {
    this.#proving = proving;
  }

  async execute({
    matter,
    agency,
    from = '0000-01-01',
    to = '9999-12-31',
  }: {
    matter: string;
    agency: string;
    from?: string | undefined;
    to?: string | undefined;
  }): Promise<Completeness> {
    const { prover, published, unpublished } = await publicRows(this.#proving, { matter, agency });
    const within = ({ time }: Row) => {
      const day = civilDateOf(new Date(time));
      return from <= day && day <= to;
    };
    const begin = published.findIndex(within);
    const end = published.findLastIndex(within);
    const stretch = begin < 0 ? [] : published.slice(begin, end + 1);
    // With the neighbours: the first entry is linked to the one before, the one after to the last.
    const looked = begin < 0 ? [] : published.slice(Math.max(0, begin - 1), end + 2);
    const altered = new Set<Row>();
    const opened = await openRows(this.#proving.keys, looked, (row) => {
      altered.add(row);
      return { row };
    });
    for (const row of looked) if (!(await provable(prover, row))) altered.add(row);
    const faults = [...chainFaults(opened), ...[...altered].map(({ number = 0 }) => unproven(number))];
    const erased = opened.filter(
      (one) => !one.event && stretch.includes(one.row) && !altered.has(one.row),
    ).length;
    const bounds = {
      first: stretch[0],
      last: stretch.at(-1),
      before: published[begin - 1],
      after: published[end + 1],
    };
    return {
      checkpoint: prover.checkpoint,
      entries: stretch.length,
      erased,
      ...(begin < 0 ? {} : defined(bounds)),
      unpublished,
      faults: faults.sort((a, b) => a.number - b.number),
    };
  }
}

/** Numbers without a gap, from 1 when the stretch begins there, and each link right where it can still be read. */
const chainFaults = (opened: readonly OpenedRow[]): Fault[] => {
  const faults: Fault[] = [];
  opened.forEach(({ row, place }, i) => {
    const { number = 0 } = row;
    const before = opened[i - 1]?.row;
    const expected = before ? (before.number ?? 0) + 1 : number;
    for (let gap = expected; gap < number; gap += 1) faults.push(missing(gap));
    if (!place) return;
    const previous = before && before.number === number - 1 ? hex(leafOf(before)) : undefined;
    const linked =
      number === 1 ? place.previous === undefined : previous === undefined || place.previous === previous;
    if (place.number !== number || !linked) faults.push(broken(number));
  });
  return faults;
};

const provable = (prover: Prover, row: Row): Promise<boolean> =>
  prover.prove(row).then(
    () => true,
    (error: unknown) => {
      if (error instanceof LedgerRefused) return false;
      throw error;
    },
  );

const defined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
