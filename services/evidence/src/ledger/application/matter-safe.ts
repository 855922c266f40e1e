import { openBytes, ownerOf, sealBytes } from './rows.ts';
import type { BodyKeys } from './ports.ts';

export interface Safe {
  generation: number;
  sealed: Uint8Array;
}

/** What repeats the content of a matter outside the ledger is sealed under the same key, so that erasing reaches it. */
export class MatterSafe {
  readonly #keys: BodyKeys;
  constructor(keys: BodyKeys) {
    this.#keys = keys;
  }

  async seal(of: { matter: string; agency: string; id: string }, plain: Uint8Array): Promise<Safe> {
    const owner = ownerOf(of);
    const key = (await this.#keys.inForce([owner])).get(owner);
    if (!key) throw new Error(`no key for ${owner}`);
    return { generation: key.generation, sealed: sealBytes(of.id, plain, key.key) };
  }

  /** Undefined once the matter was erased. */
  async open(
    of: { matter: string; agency: string; id: string },
    safe: Safe,
  ): Promise<Uint8Array | undefined> {
    const owner = ownerOf(of);
    const key = (await this.#keys.known([owner])).get(owner);
    return key?.generation === safe.generation ? openBytes(of.id, safe.sealed, key.key) : undefined;
  }
}
