import { civilDateOf, warningLevels, type WarningLevel } from '@sanzhi/statute';
import type { Clock } from '@sanzhi/kernel';
import { levelOf } from '../domain/preserve.ts';
import { exhibitOf } from './known.ts';
import type { Cases, Exhibits, Kept } from './ports.ts';

export interface Counts {
  open: number;
  decided: number;
  lapsed: number;
  refused: number;
  levels: Record<WarningLevel, number>;
}

export class ReadExhibits {
  readonly #exhibits: Exhibits;
  readonly #cases: Cases;
  readonly #clock: Clock;
  constructor(exhibits: Exhibits, cases: Cases, clock: Clock) {
    this.#exhibits = exhibits;
    this.#cases = cases;
    this.#clock = clock;
  }

  get today(): string {
    return civilDateOf(this.#clock.now());
  }

  one({ id, who }: { id: string; who: { agency: string } }): Promise<Kept> {
    return exhibitOf(this.#exhibits, id, who);
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<Kept[]> {
    await this.#cases.read(matter, who);
    return this.#exhibits.ofMatter(matter, who.agency);
  }

  /** What is open comes first, that which ends soonest before the rest. */
  async preservations({ who, from }: { who: { agency: string }; from?: string | undefined }) {
    const items = await this.#exhibits.preserved(who.agency, from);
    const counts: Counts = {
      open: 0,
      decided: 0,
      lapsed: 0,
      refused: 0,
      levels: Object.fromEntries(warningLevels.map((level) => [level, 0])) as Counts['levels'],
    };
    for (const { state } of items) {
      const { preservation } = state;
      if (!preservation) continue;
      if (preservation.open) {
        counts.open += 1;
        counts.levels[levelOf(preservation, this.today)] += 1;
      } else if (preservation.lapsedAt !== undefined) counts.lapsed += 1;
      else if (preservation.outcome) counts.decided += 1;
      else counts.refused += 1;
    }
    const rank = ({ state: { preservation } }: Kept) =>
      preservation?.open ? `0${preservation.due}` : `1${preservation?.due ?? ''}`;
    return { counts, items: items.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)) };
  }
}
