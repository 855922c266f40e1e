import type { ObjectStore } from '@sanzhi/object-store';
import type { MatterSafe } from '../../ledger/index.ts';
import type { Heads } from '../application/ports.ts';
import type { Bundle } from '../domain/bundle.ts';

/** In the bucket of the records, sealed under the matter's key: what erases the matter reaches it too. */
export class VaultHeads implements Heads {
  readonly #vault: Pick<ObjectStore, 'put' | 'stream'>;
  readonly #safe: MatterSafe;
  constructor(vault: Pick<ObjectStore, 'put' | 'stream'>, safe: MatterSafe) {
    this.#vault = vault;
    this.#safe = safe;
  }

  async put(bundle: Bundle, bytes: Uint8Array) {
    const { generation, sealed } = await this.#safe.seal(bundle, bytes);
    const key = `bundles/${bundle.id}`;
    const meta = { contentType: 'application/octet-stream', metadata: {} };
    const { versionId } = await this.#vault.put(key, Buffer.from(sealed), meta);
    return { key, versionId, generation };
  }

  async get(
    bundle: Bundle,
    { key, versionId, generation }: { key: string; versionId: string; generation: number },
  ) {
    const sealed = Buffer.concat((await (await this.#vault.stream(key, versionId)).toArray()) as Buffer[]);
    return this.#safe.open(bundle, { generation, sealed });
  }
}
