import type { Clock, Kept, Receipt } from '@sanzhi/kernel';
import { approveMissing, explainMissing, film, miss } from '../domain/missing.ts';
import { slotIn, type Schedule } from '../domain/premises.ts';
import { approvers, bookers, personOf, roomOf, scheduleOf } from './known.ts';
import type { Caller, Cases, Commands, RoomsRegister, Schedules } from './ports.ts';

interface Parts {
  rooms: RoomsRegister;
  schedules: Schedules;
  cases: Cases;
  commands: Commands;
  clock: Clock;
}
interface Said {
  /** Of the schedule. */
  id: string;
  slot: string;
  who: Caller;
}

const timer = { name: '执法场所录像时钟' };

/** 缺录像: slots whose cameras handed in nothing in time, why that is, and who approved it. */
export class MissingFilms {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How many days of a room have slots newly missed; `failed` is told of one that is tried again. */
  async sweep(failed: (id: string, error: unknown) => void): Promise<number> {
    const { schedules, commands, clock } = this.#parts;
    let found = 0;
    for (const { id, version } of await schedules.awaiting(clock.now().toISOString()))
      try {
        if (await commands.once(`miss:${id}:${version}`, timer, () => this.#miss(id))) found += 1;
      } catch (error) {
        failed(id, error);
      }
    return found;
  }

  /** After a recording of a fixed camera was sealed. */
  async filmed(slot: string, recording: string): Promise<void> {
    const { schedules } = this.#parts;
    const id = await schedules.ofSlot(slot);
    const kept = id === undefined ? undefined : await schedules.get(id);
    const change = kept && film(kept.state, await this.#roomName(kept), { slot, recording });
    if (kept && change) await schedules.save(kept, change);
  }

  async explain({ who, reason, ...said }: Said & { reason: string }): Promise<Receipt> {
    const kept = await scheduleOf(this.#parts.schedules, said.id, who);
    const { matter } = slotIn(kept.state, said.slot);
    await this.#parts.cases.forRole(matter, who, bookers);
    const name = await this.#roomName(kept);
    const change = explainMissing(kept.state, name, { slot: said.slot, reason }, this.#act(who));
    return this.#parts.schedules.save(kept, change);
  }

  async approve({ who, ...said }: Said): Promise<Receipt> {
    const kept = await scheduleOf(this.#parts.schedules, said.id, who);
    const { matter } = slotIn(kept.state, said.slot);
    const { officers } = await this.#parts.cases.forRole(matter, who, approvers);
    const name = await this.#roomName(kept);
    const change = approveMissing(kept.state, name, { slot: said.slot, officers }, this.#act(who));
    return this.#parts.schedules.save(kept, change);
  }

  async #miss(id: string): Promise<Receipt | undefined> {
    const { schedules, clock } = this.#parts;
    const kept = await schedules.get(id);
    const change = kept && miss(kept.state, await this.#roomName(kept), clock.now());
    return kept && change ? schedules.save(kept, change) : undefined;
  }

  async #roomName({ state: { room, agency } }: Kept<Schedule>): Promise<string> {
    return (await roomOf(this.#parts.rooms, room, { agency })).state.name;
  }

  #act(who: Caller) {
    return { now: this.#parts.clock.now(), by: personOf(who) };
  }
}
