import { DomainError } from '@sanzhi/kernel';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { isGone } from '../../recording/index.ts';
import type { Change } from '../domain/item.ts';
import { check, faultOf, isReceived, keptUntil, lost, setApart, type Received } from '../domain/judge.ts';
import type { Items, Vault } from './ports.ts';

/** SHA-256 and SM3 (GB/T 32905) of all the stream gives, in one pass and in constant memory. */
const digestsOf = async (stream: Readable) => {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    sha256.update(chunk);
    sm3.update(chunk);
  }
  return { size, sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
};

/** 核验: reads back what the store holds and compares it with what the station declared; what is as declared is locked. */
export class CheckItem {
  readonly #items: Items;
  readonly #vault: Vault;
  constructor(items: Items, vault: Vault) {
    this.#items = items;
    this.#vault = vault;
  }

  async execute({ id }: { id: string }): Promise<void> {
    const kept = await this.#items.get(id);
    if (!kept) throw tooEarly(id);
    if (isReceived(kept.state)) await this.#items.save(kept, await this.#judged(kept.state));
  }

  async #judged(item: Received): Promise<Change> {
    const { key, versionId } = item;
    try {
      const { size } = await this.#vault.stat(key, versionId);
      const found = await digestsOf(await this.#vault.stream(key, versionId));
      // Fewer bytes than the store itself counts: the reading broke off, the file is not judged by that.
      if (found.size !== size) throw brokenOff();
      const fault = faultOf(item, found);
      if (fault) return setApart(item, fault, found.sha256);
      const until = keptUntil(item);
      await this.#vault.lock(key, versionId, until);
      return check(item, found, until);
    } catch (error) {
      if (isGone(error)) return setApart(item, lost());
      throw error;
    }
  }
}

const tooEarly = (id: string): DomainError =>
  new DomainError(
    'intake.too-early',
    { zh: `未归案文件${id}尚未登记`, en: `The file ${id} is not here yet` },
    { kind: 'unavailable' },
  );

const brokenOff = (): DomainError =>
  new DomainError(
    'intake.reading-broke-off',
    { zh: '读取存储中断', en: 'Reading from the store broke off' },
    { kind: 'unavailable' },
  );
