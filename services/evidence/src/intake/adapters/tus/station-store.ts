import { DataStore, Upload } from '@tus/utils';
import { newId } from '@sanzhi/kernel';
import { asCommand } from '@sanzhi/persistence';
import type { Principal } from '@sanzhi/identity';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import type { ReceiveBytes } from '../../application/receive-bytes.ts';

const callers = new AsyncLocalStorage<Principal>();

/** The guard has let this caller in; the protocol's own code has no place to carry that. */
export const onBehalfOf = <T>(who: Principal, work: () => Promise<T>): Promise<T> => callers.run(who, work);

/** One step of the protocol, one command of the caller's. */
export const asStep = <T>(work: (who: Principal) => Promise<T>): Promise<T> => {
  const who = callers.getStore();
  if (!who) throw new Error('the protocol speaks for nobody');
  const { subject: id, name, certificate } = who;
  return asCommand({ key: `tus:${newId()}`, actor: { id, name, certificate } }, () => work(who));
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
    return asStep((who) => this.#receiving.write({ id, who, offset, stream }));
  }

  override async getUpload(id: string): Promise<Upload> {
    const { item, offset } = await asStep((who) => this.#receiving.offset({ id, who }));
    return new Upload({ id, size: item.size, offset });
  }
}
