import { recordingOf } from './known.ts';
import type { Same } from '../domain/recording.ts';
import type { Cases, Kept, Progress, Recordings, Step } from './ports.ts';

export type SameElsewhere = Same & { reference: string };

interface Rooms {
  recordings: Recordings;
  cases: Cases;
  progress: Progress;
}

/** What the agency may know of its own recordings. Their bytes leave through `custody` only. */
export class ReadRecordings {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  one({ id, who }: { id: string; who: { agency: string } }): Promise<Kept> {
    return recordingOf(this.#rooms.recordings, id, who);
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<Kept[]> {
    await this.#rooms.cases.read(matter, who);
    return this.#rooms.recordings.ofMatter(matter, who.agency);
  }

  /** Of each, the sealed ones of the agency with the same bytes in other matters: which, and the number of the matter. */
  async same(kept: readonly Kept[], who: { agency: string }): Promise<Map<string, SameElsewhere[]>> {
    const { recordings, cases } = this.#rooms;
    const sealed = kept.filter(({ agency, state }) => agency === who.agency && state.state === 'sealed');
    const digests = sealed.flatMap(({ state }) => state.sha256 ?? []);
    const alike = await recordings.sealedWith(digests, who.agency);
    const found = new Map<string, SameElsewhere[]>();
    for (const { id, state } of sealed)
      for (const other of alike) {
        const { matter, sha256 } = other.state;
        if (sha256 !== state.sha256 || matter === state.matter) continue;
        const { reference } = (await cases.read(matter, who)).file;
        found.set(id, [...(found.get(id) ?? []), { recording: other.id, matter, reference }]);
      }
    return found;
  }

  /** How far the worker is with it. */
  progress(id: string): Promise<Step | undefined> {
    return this.#rooms.progress.of(id);
  }
}
