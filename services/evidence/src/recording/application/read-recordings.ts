import { recordingOf } from './known.ts';
import type { Cases, Kept, Progress, Recordings, Step } from './ports.ts';

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

  /** How far the worker is with it. */
  progress(id: string): Promise<Step | undefined> {
    return this.#rooms.progress.of(id);
  }
}
