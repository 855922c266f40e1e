import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';

export interface BatchLine {
  name: string;
  size: number;
  sha256: string;
}
export interface Difference {
  kind: string;
  name: string;
  note?: string | undefined;
  noteEn?: string | undefined;
}

/** One hash list of a station, and what differed from it when the folder was read last. */
export interface Batch {
  id: string;
  agency: string;
  name: string;
  listSha256: string;
  lines: BatchLine[];
  differences: Difference[];
  openedAt: string;
  openedBy: Person;
}

export type BatchFact = { fact: 'opened' } | { fact: 'compared' };
export interface BatchChange {
  batch: Batch;
  facts: BatchFact[];
}

/** 登记采集批次: a name stands once, and so does a content. */
export const openBatch = (batch: Batch): BatchChange => {
  for (const field of ['name', 'sha256'] as const) {
    const seen = new Set<string>();
    for (const line of batch.lines) {
      if (seen.has(line[field]))
        throw new DomainError(
          'intake.line-twice',
          {
            zh: `校验清单中${line.name}重复（${field === 'name' ? '文件名' : '内容'}相同），请删去其中一行`,
            en: `${line.name} stands twice in the hash list (same ${field}); take one line out`,
          },
          { kind: 'invalid', field: 'lines' },
        );
      seen.add(line[field]);
    }
  }
  return { batch, facts: [{ fact: 'opened' }] };
};

/** The folder was read again: undefined when nothing differs from before. */
export const compareAgain = (
  batch: Batch,
  given: Pick<Batch, 'lines' | 'differences'>,
): BatchChange | undefined => {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const known = new Map(batch.lines.map((line) => [line.name, line]));
  const changed = given.lines.find((line) => {
    const before = known.get(line.name);
    return before && (before.sha256 !== line.sha256 || before.size !== line.size);
  });
  if (changed)
    throw new DomainError(
      'intake.line-changed',
      {
        zh: `${changed.name}与本批次先前登记的不一致：同一份清单不会变化，请核对后用新清单登记新批次`,
        en: `${changed.name} is not what this batch said before: a list does not change, open a new batch with a new list`,
      },
      { kind: 'invalid', field: 'lines' },
    );
  const added = given.lines.filter(({ name }) => !known.has(name));
  if (added.length === 0 && same(batch.differences, given.differences)) return undefined;
  const lines = [...batch.lines, ...added];
  openBatch({ ...batch, lines });
  return { batch: { ...batch, lines, differences: given.differences }, facts: [{ fact: 'compared' }] };
};
