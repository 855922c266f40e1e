import type { Numbers, Series } from '../application/ports.ts';

/** The same port without a database, for tests. */
export class MemoryNumbers implements Numbers {
  readonly given = new Map<string, { series: string; n: number }>();

  async claim({ agency, kindShort, year }: Series, intent: string): Promise<number> {
    const series = `${agency}|${kindShort}|${year}`;
    const n = [...this.given.values()].filter((one) => one.series === series).length + 1;
    const known = this.given.get(intent);
    if (known) return known.n;
    this.given.set(intent, { series, n });
    return n;
  }
}
