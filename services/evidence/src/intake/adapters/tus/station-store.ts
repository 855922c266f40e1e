import { DataStore, ERRORS, Upload } from '@tus/utils';
import { newId } from '@sanzhi/kernel';
import { asCommand } from '@sanzhi/persistence';
import type { Principal } from '@sanzhi/identity';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import type { ReceiveBytes } from '../../application/receive-bytes.ts';

const callers = new AsyncLocalStorage<Principal>();

/** The guard has let this caller in; the protocol's own code has no place to carry that. */
export const onBehalfOf = <T>(who: Principal, work: () => Promise<T>): Promise<T> =>
  callers.run(who, () =>
    asCommand({ key: `tus:${newId()}`, actor: { id: who.subject, name: who.name } }, work),
  );

export const caller = (): Principal => {
  const who = callers.getStore();
  if (!who) throw ERRORS.UNKNOWN_ERROR as unknown as Error;
  return who;
};

/** Where the protocol keeps its uploads: items of this room, in the parts of the store. Nothing is kept here. */
export class StationStore extends DataStore {
  readonly #receiving: ReceiveBytes;
  constructor(receiving: ReceiveBytes) {
    super();
    this.#receiving = receiving;
    this.extensions = ['creation', 'creation-with-upload'];
  }

  /** The item was made when its name was given; what is there already is not sent again. */
  override async create(upload: Upload): Promise<Upload> {
    upload.offset = (await this.getUpload(upload.id)).offset;
    return upload;
  }

  override write(stream: Readable, id: string, offset: number): Promise<number> {
    return this.#receiving.write({ id, who: caller(), offset, stream });
  }

  override async getUpload(id: string): Promise<Upload> {
    const { item, offset } = await this.#receiving.offset({ id, who: caller() });
    return new Upload({ id, size: item.size, offset });
  }
}
