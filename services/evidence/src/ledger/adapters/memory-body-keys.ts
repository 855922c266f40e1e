import { randomBytes } from 'node:crypto';
import type { BodyKey, BodyKeys } from '../application/ports.ts';

/** The same port without a database, for tests. */
export class MemoryBodyKeys implements BodyKeys {
  readonly #keys = new Map<string, BodyKey>();

  async inForce(owners: readonly string[]): Promise<Map<string, BodyKey>> {
    for (const owner of owners)
      if (!this.#keys.has(owner)) this.#keys.set(owner, { generation: 1, key: randomBytes(32) });
    return this.known(owners);
  }
  async known(owners: readonly string[]): Promise<Map<string, BodyKey>> {
    return new Map(
      owners.flatMap((owner) => {
        const key = this.#keys.get(owner);
        return key ? [[owner, { ...key }]] : [];
      }),
    );
  }
  async destroy(owner: string): Promise<boolean> {
    const known = this.#keys.get(owner);
    if (!known) return false;
    this.#keys.set(owner, { generation: known.generation + 1, key: randomBytes(32) });
    return true;
  }
}
