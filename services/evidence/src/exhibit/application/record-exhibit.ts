import { derivedId, DomainError, type Receipt } from '@sanzhi/kernel';
import { record, type Taking } from '../domain/record.ts';
import { personOf, photosOf, type Rooms } from './known.ts';
import type { Caller } from './ports.ts';

/**
 * 登记物证. Its number is the next of the matter, and its id is made of both: two cannot take one number, so whoever comes
 * second takes the next, and none is left out. The command is kept in it, so that asking again finds it.
 */
export class RecordExhibit {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async execute(
    input: Taking & {
      id: string;
      matter: string;
      officers: readonly string[];
      photos: readonly string[];
      who: Caller;
    },
  ): Promise<Receipt> {
    const { id: command, matter, officers, photos, who, ...taking } = input;
    const { exhibits, cases, clock } = this.#rooms;
    const before = await exhibits.ofCommand(command);
    if (before) return { id: before.id, version: 1 };
    const file = await cases.forRole(matter, who, ['handler', 'unit-head']);
    const there = await this.#officers(officers, file.officers, who);
    const shown = await photosOf(cases, matter, photos, who);
    for (;;) {
      const number = (await exhibits.ofMatter(matter, who.agency)).length + 1;
      const id = derivedId('exhibit', matter, String(number));
      const setting = { id, command, number, matter: file, officers: there, photos: shown };
      try {
        return await exhibits.add(record(taking, { ...setting, now: clock.now(), by: personOf(who) }));
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'already-exists') throw error;
      }
    }
  }

  /** Two of the matter's own officers, entitled today (行政处罚法第四十二条). */
  async #officers(
    certificates: readonly string[],
    own: readonly { name: string; certificate: string }[],
    who: Caller,
  ) {
    const each = [...new Set(certificates)];
    const found = each.flatMap((certificate) => own.find((one) => one.certificate === certificate) ?? []);
    if (each.length < 2 || found.length < each.length)
      throw new DomainError(
        'exhibit.officers',
        {
          zh: '提取物证须由本案两名以上办案人员进行，请填写其执法证号',
          en: 'At least two officers of this matter take an exhibit; name their certificates',
        },
        { kind: 'invalid', field: 'officers', basis: '行政处罚法第四十二条' },
      );
    await this.#rooms.cases.officers(each, who.agency);
    return found;
  }
}
