import { absent, derivedId, type Clock } from '@sanzhi/kernel';
import { openAccess, personOf, type Caller } from '../domain/access.ts';
import { assertThere, isTaken, permitFor } from './known.ts';
import type { Accesses, Cases, Commands, Consultations, Things, Vault } from './ports.ts';

const linkSeconds = 60;

interface Parts {
  accesses: Accesses;
  consultations: Consultations;
  cases: Cases;
  things: Things;
  vault: Vault;
  commands: Commands;
  clock: Clock;
}

/** The small still of a list, for those who may look at the record itself: written down once per person, recording and hour, before its address is given. */
export class LookAtPoster {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async execute({ id: recording, who }: { id: string; who: Caller }): Promise<string> {
    const { accesses, things, vault, commands, clock } = this.#parts;
    const thing = await things.of('recording', recording, who);
    assertThere(thing);
    if (!thing.poster) throw absent({ zh: '封面', en: 'poster' }, recording);
    const now = clock.now();
    const permit = await permitFor(this.#parts, thing.matter, who, now);
    const consultation = permit === undefined ? {} : { consultation: permit };
    const id = derivedId('look', who.subject, recording, now.toISOString().slice(0, 13));
    try {
      if (!(await accesses.get(id)))
        await commands.once(`look:${id}`, personOf(who), () =>
          accesses.add(
            openAccess(id, thing, { way: 'look', purpose: 'overview' }, { who, now, ...consultation }),
          ),
        );
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    const { key, versionId } = thing.poster;
    const fileName = `poster-${recording}.jpg`;
    return vault.presignGet(key, versionId, { fileName, expires: linkSeconds, inline: true });
  }
}
