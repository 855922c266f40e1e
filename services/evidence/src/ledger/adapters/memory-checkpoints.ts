import type { Checkpoints, Published } from '../application/ports.ts';

type Kept = Published & { day: string };

/** The same port without a database, for tests. */
export class MemoryCheckpoints implements Checkpoints {
  readonly #kept = new Map<number, Kept>();

  async remember(one: { size: number; note: string; at: Date; day: string }): Promise<void> {
    if (!this.#kept.has(one.size)) this.#kept.set(one.size, one);
  }
  async newest(): Promise<Published | undefined> {
    return this.#newestFirst()[0];
  }
  async newestStamped(): Promise<Published | undefined> {
    return this.#newestFirst().find(({ token }) => token);
  }
  async unstamped(limit: number): Promise<Published[]> {
    return this.#newestFirst()
      .filter(({ token }) => !token)
      .slice(0, limit);
  }
  async countUnstamped(): Promise<number> {
    return (await this.unstamped(Infinity)).length;
  }
  async stamp(size: number, token: Uint8Array): Promise<void> {
    const known = this.#kept.get(size);
    if (known) this.#kept.set(size, { ...known, token });
  }
  async days(before: string | undefined, limit: number): Promise<Kept[]> {
    const last = new Map<string, Kept>();
    for (const one of this.#newestFirst()) if (!last.has(one.day)) last.set(one.day, one);
    const days = [...last.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
    return days.filter(({ day }) => before === undefined || day < before).slice(0, limit);
  }

  #newestFirst(): Kept[] {
    return [...this.#kept.values()].sort((a, b) => b.size - a.size);
  }
}
