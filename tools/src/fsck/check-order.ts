import type { Findings } from './findings.ts';
import { leafOf, type Opened, type Row } from './row.ts';

interface Subject {
  /** Highest sequence seen, how many, and their sum: enough to know that none is missing and none is twice. */
  max: number;
  count: number;
  sum: number;
}

/**
 * What must follow without a gap: the entries of each matter, and the events of each thing. Remembers a few dozen bytes
 * for each matter and thing, nothing for an entry.
 */
export class Order {
  readonly subjects = new Map<string, Subject>();
  readonly #matters = new Map<string, { number: number; leaf: string }>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  see(row: Row, opened: Opened | undefined): void {
    this.#matter(row, opened);
    const key = `${row.source ?? ''} ${row.subject ?? ''}`;
    const known = this.subjects.get(key) ?? { max: 0, count: 0, sum: 0 };
    const sequence = row.sequence ?? 0;
    known.max = Math.max(known.max, sequence);
    known.count += 1;
    known.sum += sequence;
    this.subjects.set(key, known);
  }

  #matter(row: Row, opened: Opened | undefined): void {
    if (row.matter === undefined) return;
    const before = this.#matters.get(row.matter);
    const expected = (before?.number ?? 0) + 1;
    const place = `entry ${row.index}, matter ${row.matter}`;
    if (row.number !== expected)
      this.#findings.difference('matter.number', place, `number ${String(row.number)}, expected ${expected}`);
    if (opened && opened.place?.previous !== before?.leaf)
      this.#findings.difference('matter.link', place, `previous ${String(opened.place?.previous)}`);
    this.#matters.set(row.matter, {
      number: row.number ?? expected,
      leaf: Buffer.from(leafOf(row)).toString('hex'),
    });
  }

  /** Things whose sequences are not 1, 2, 3 … up to their highest. */
  broken(): string[] {
    return [...this.subjects]
      .filter(([, { max, count, sum }]) => count !== max || sum !== (max * (max + 1)) / 2)
      .map(([key]) => key);
  }
}
