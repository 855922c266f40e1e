import { differences, notes, type DifferenceCode, type NoteCode } from './words.ts';

export interface Finding {
  code: string;
  /** Where: an index, an id, a name in a bucket. */
  place: string;
  zh: string;
  en: string;
  /** What was found beside what was expected. */
  detail?: string;
  means?: { zh: string; en: string };
}

const listedNotes = 50;

/** Tells each difference once, as it is found. Of each kind of note only the first few are listed, all are counted. */
export class Findings {
  readonly differences: Finding[] = [];
  readonly notes: Finding[] = [];
  readonly counts: Record<string, number> = {};
  readonly #told = new Set<string>();
  readonly #tell: (finding: Finding, kind: 'difference' | 'note') => void;

  constructor(tell: (finding: Finding, kind: 'difference' | 'note') => void = () => undefined) {
    this.#tell = tell;
  }

  /** How much was looked at, by what it is. */
  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  difference(code: DifferenceCode, place: string, detail?: string): void {
    const key = `${code} ${place}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const { zh, en, means } = differences[code];
    const finding = { code, place, zh, en, ...(detail === undefined ? {} : { detail }), means };
    this.differences.push(finding);
    this.#tell(finding, 'difference');
  }

  note(code: NoteCode, place: string, detail?: string): void {
    this.count(`note:${code}`);
    if ((this.counts[`note:${code}`] ?? 0) > listedNotes) return;
    const finding = { code, place, ...notes[code], ...(detail === undefined ? {} : { detail }) };
    this.notes.push(finding);
    this.#tell(finding, 'note');
  }
}
