import { isUploading, notUploading, uploadOf, type Uploading } from './known.ts';
import { partsThere, presignParts } from './multipart.ts';
import type { Caller, Cases, Recordings, Vault } from './ports.ts';

interface Rooms {
  recordings: Recordings;
  cases: Cases;
  vault: Vault;
}

const openUpload = async (rooms: Rooms, id: string, who: Caller): Promise<Uploading> => {
  const kept = await uploadOf(rooms, id, who);
  if (!isUploading(kept)) throw notUploading(kept);
  return kept;
};

/** Addresses to which the client sends the parts, straight to the store. */
export class PresignParts {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async execute({ id, numbers, who }: { id: string; numbers: readonly number[]; who: Caller }) {
    const { state } = await openUpload(this.#rooms, id, who);
    return presignParts(this.#rooms.vault, state, numbers);
  }
}

/** What is there already, so that a broken upload goes on where it stopped. */
export class ListParts {
  readonly #rooms: Rooms;
  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  async execute({ id, who }: { id: string; who: Caller }) {
    const { state } = await openUpload(this.#rooms, id, who);
    const parts = await partsThere(this.#rooms.vault, state);
    return { parts: parts.map(({ part, etag, size }) => ({ number: part, etag, size })) };
  }
}
