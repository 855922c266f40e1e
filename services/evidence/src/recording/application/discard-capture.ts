import { DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import { plusDays } from '@sanzhi/statute';
import { discardCapture, type DiscardGiven } from '../domain/discard.ts';
import { personOf } from './known.ts';
import type { Caller, Cases, Discards, KeptDiscard, Recordings } from './ports.ts';
import { startOf } from './span.ts';

interface Rooms {
  discards: Discards;
  recordings: Recordings;
  cases: Cases;
}

/** 弃用: told by the officer who gave it up, whether or not the matter is still theirs; seen by whoever reads the matter. */
export class DiscardCapture {
  readonly #rooms: Rooms;
  readonly #clock: Clock;
  constructor(rooms: Rooms, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async execute(input: DiscardGiven & { matter?: string | undefined; who: Caller }): Promise<Receipt> {
    const { matter: id, who, ...given } = input;
    const { discards, recordings, cases } = this.#rooms;
    // A repeat ends here.
    await discards.get(given.id);
    const about = id === undefined ? undefined : await cases.read(id, who);
    const known = given.recording === undefined ? undefined : await recordings.get(given.recording);
    const announced = known?.agency === who.agency ? known.state : undefined;
    const matter = about && { ...about.file, stays: about.stays };
    const setting = { agency: who.agency, matter, announced, now: this.#clock.now(), by: personOf(who) };
    return discards.add(discardCapture(given, setting));
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<KeptDiscard[]> {
    await this.#rooms.cases.read(matter, who);
    return this.#rooms.discards.ofMatter(matter, who.agency);
  }

  /** All of an agency, also those that belong to no matter, over days of the civil calendar. */
  between({ from, to, who }: { from: string; to: string; who: { agency: string } }): Promise<KeptDiscard[]> {
    if (to < from)
      throw new DomainError(
        'statistics.period',
        { zh: '结束日期不早于开始日期', en: 'A period ends no earlier than it begins' },
        { kind: 'invalid', field: 'to' },
      );
    return this.#rooms.discards.toldBetween(who.agency, startOf(from), startOf(plusDays(to, 1)));
  }
}
