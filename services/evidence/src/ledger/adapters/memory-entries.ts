import type { Entries, Row } from '../application/ports.ts';

const ascending = (a: Row, b: Row): number => a.index - b.index;

/** The same port without a database, for tests. */
export class MemoryEntries implements Entries {
  rows: Row[] = [];

  async append(rows: readonly Row[]): Promise<boolean> {
    for (const row of rows) {
      if (this.rows.some(({ id, index }) => id === row.id || index === row.index)) return false;
      this.rows.push(structuredClone(row));
    }
    return true;
  }
  async size(): Promise<number> {
    return Math.max(0, ...this.rows.map(({ index }) => index + 1));
  }
  async known(ids: readonly string[]): Promise<Set<string>> {
    return new Set(this.rows.map(({ id }) => id).filter((id) => ids.includes(id)));
  }
  async newestOf(matters: readonly string[]): Promise<Map<string, Row>> {
    return new Map(
      this.#where(({ matter }) => matter !== undefined && matters.includes(matter)).map((row) => [
        row.matter ?? '',
        row,
      ]),
    );
  }
  async between(from: number, to: number): Promise<Row[]> {
    return this.#where(({ index }) => index >= from && index < to);
  }
  async ofMatter(matter: string, page = { after: 0, limit: Infinity }): Promise<Row[]> {
    const rows = this.#where((row) => row.matter === matter && (row.number ?? 0) > page.after);
    return rows.slice(0, page.limit);
  }
  async ofSubject(source: string, subject: string): Promise<Row[]> {
    return this.#where((row) => row.source === source && row.subject === subject);
  }
  async ofFile(sha256: string, types: readonly string[]): Promise<Row | undefined> {
    return this.#where((row) => row.sha256 === sha256 && types.includes(row.type))[0];
  }
  async sequencesOf(source: string, subject: string): Promise<number[]> {
    return (await this.ofSubject(source, subject)).map(({ sequence }) => sequence).sort((a, b) => a - b);
  }

  #where(wanted: (row: Row) => boolean): Row[] {
    return this.rows.filter(wanted).sort(ascending);
  }
}
