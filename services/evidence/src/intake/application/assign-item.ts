import { derivedId, DomainError, type Clock, type Receipt } from '@sanzhi/kernel';
import type { MediaKind } from '@sanzhi/statute';
import { beginAssignment, finishAssignment, refuse, release } from '../domain/assign.ts';
import type { Assignment, Item } from '../domain/item.ts';
import { spanOf } from '../domain/suggest.ts';
import { isStale, itemOf, personOf } from './known.ts';
import type { Caller, Cases, Commands, Items, KeptItem, Recordings, Slots } from './ports.ts';

export interface AssignParts {
  items: Items;
  cases: Cases;
  slots: Slots;
  recordings: Recordings;
  commands: Commands;
  clock: Clock;
  /** Told when a file that was assigned could not be handed over yet; it will be tried again. */
  delayed: (id: string, error: unknown) => void;
}

/**
 * 确认归案. Three steps, each safe to repeat: what was said is frozen in the file, the matter's recording is made under an id
 * of the file's own, the file remembers. Whoever is killed in between leaves a file that `sweep` brings to its end.
 */
export class AssignItem {
  readonly #parts: AssignParts;
  constructor(parts: AssignParts) {
    this.#parts = parts;
  }

  async execute(input: {
    id: string;
    matter: string;
    activity: string;
    medium: MediaKind;
    title: string;
    place: string;
    officers: readonly string[];
    slot?: string | undefined;
    clockNote?: string | undefined;
    who: Caller;
  }): Promise<Receipt> {
    const { id, who, slot, officers, clockNote, ...said } = input;
    const { items, cases, clock, delayed } = this.#parts;
    const kept = await itemOf(items, id, who);
    await cases.forOfficer(said.matter, who);
    const room = slot === undefined ? undefined : await this.#room(kept.state, slot, said.matter);
    const { item, facts } = beginAssignment(kept.state, {
      ...said,
      officers: [...officers],
      // Another one each time: what was set apart stays under its own.
      recording: derivedId('recording', id, String(kept.state.handOvers)),
      by: personOf(who),
      roles: [...who.roles],
      at: clock.now().toISOString(),
      ...(slot === undefined || room === undefined ? {} : { slot, room }),
      ...(clockNote === undefined ? {} : { clockNote }),
    });
    const begun = await items.save(kept, { item, facts });
    try {
      return (await this.#finish(item, true)) ?? begun;
    } catch (error) {
      if (error instanceof DomainError && !passing(error)) throw error;
      delayed(id, error);
      return begun;
    }
  }

  /** At start and on a timer: files that a kill or an outage has left on their way. */
  async sweep(): Promise<number> {
    const open = await this.#parts.items.assigning();
    for (const { id, state } of open)
      await this.#finish(state, false).catch((error) => this.#parts.delayed(id, error));
    return open.length;
  }

  async #room(item: Item, slot: string, matter: string): Promise<string> {
    const booked = await this.#parts.slots.ofCamera(item.device, item.agency, spanOf(item));
    const found = booked.find((one) => one.slot === slot && one.matter === matter);
    if (found) return found.room;
    throw new DomainError(
      'intake.not-its-slot',
      {
        zh: '该时段不是本案在此机位的预订，或者录制时间不在其中：请核对建议中的场所和时段',
        en: 'This slot is not booked for the matter at this camera and time; look at the suggestions',
      },
      { kind: 'invalid', field: 'slot' },
    );
  }

  #finish({ id, assignment, handOvers }: Item, told: boolean): Promise<Receipt | undefined> {
    const { commands, items } = this.#parts;
    if (!assignment) return Promise.resolve(undefined);
    const { recording, by } = assignment;
    return commands.once(`hand-over:${recording}:${handOvers}`, by, async () => {
      const kept = await items.get(id);
      if (!kept || kept.state.state !== 'assigning') return undefined;
      try {
        await commands.once(`adopt:${recording}`, by, () => this.#adopt(kept.state, assignment));
      } catch (error) {
        if (!(error instanceof DomainError) || passing(error)) throw error;
        await this.#release(kept, error, told);
        throw error;
      }
      const done = finishAssignment(kept.state);
      return done && items.save(kept, done);
    });
  }

  #adopt(item: Item, assignment: Assignment): Promise<Receipt> {
    const { matter, recording, activity, medium, title, place, officers, by, roles, slot, room } = assignment;
    const { fileName, contentType, size, startedAt, endedAt, clockOffsetMs, device, agency } = item;
    const { key, versionId = '', sha256, receivedAt } = item;
    return this.#parts.recordings.execute({
      ...{ id: recording, matter, activity, medium, title, place, officers },
      ...{ fileName, contentType, size, startedAt, endedAt, clockOffsetMs, device },
      ...{ key, versionId, sha256, arrivedAt: receivedAt },
      ...(slot === undefined || room === undefined
        ? {}
        : { premises: { room, slot }, deviceKind: 'fixed-camera' as const }),
      clockNote: assignment.clockNote,
      who: { ...by, subject: by.subject ?? '', agency, roles },
    });
  }

  async #release(kept: KeptItem, { code, words }: DomainError, told: boolean): Promise<void> {
    const change = release(kept.state, { code, words }, told);
    if (change) await this.#parts.items.save(kept, change);
  }
}

/** It may be done later: something was away, or somebody else wrote at the same moment. */
const passing = (error: DomainError): boolean => error.detail.kind === 'unavailable' || isStale(error);

/** 非证据材料: said by the officer who wore the device, or by the head of a unit. */
export class RefuseItem {
  readonly #items: Items;
  readonly #clock: Clock;
  constructor(items: Items, clock: Clock) {
    this.#items = items;
    this.#clock = clock;
  }

  async execute({ id, reason, who }: { id: string; reason: string; who: Caller }): Promise<Receipt> {
    const kept = await itemOf(this.#items, id, who);
    const { certificate } = kept.state;
    if (!who.roles.includes('unit-head') && certificate !== undefined && certificate !== who.certificate)
      throw new DomainError(
        'intake.not-its-wearer',
        {
          zh: '只有佩戴人本人或者办案机构负责人可以认定为非证据材料',
          en: 'Only the officer who wore the device, or the head of a unit, may say that it is no evidence',
        },
        { kind: 'forbidden' },
      );
    return this.#items.save(kept, refuse(kept.state, { reason, by: personOf(who) }, this.#clock.now()));
  }
}
