import { DomainError } from '@sanzhi/kernel';
import { partCount } from '../domain/parts.ts';
import { isGone, isUploading, notUploading, uploadOf, type Uploading } from './known.ts';
import type { Caller, Cases, Part, Recordings, Vault } from './ports.ts';

const linkSeconds = 3600;

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
    const last = partCount(state);
    const beyond = numbers.find((n) => n > last);
    if (beyond !== undefined)
      throw new DomainError(
        'recording.no-such-part',
        {
          zh: `该文件只有${last}个分片，没有第${beyond}片`,
          en: `The file has ${last} parts, none ${beyond}`,
        },
        { kind: 'invalid', field: 'numbers' },
      );
    const parts = await Promise.all(
      numbers.map(async (number) => ({
        number,
        url: await this.#rooms.vault.presignPart(state.key, state.uploadId, number, linkSeconds),
      })),
    );
    return { parts };
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
    const parts = await this.#parts(state);
    return { parts: parts.map(({ part, etag, size }) => ({ number: part, etag, size })) };
  }

  async #parts({ key, uploadId }: { key: string; uploadId: string }): Promise<Part[]> {
    try {
      return await this.#rooms.vault.uploadedParts(key, uploadId);
    } catch (error) {
      if (isGone(error)) return [];
      throw error;
    }
  }
}
