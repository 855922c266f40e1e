import { DomainError } from '@sanzhi/kernel';
import type { Change } from '../domain/item.ts';
import { check, isReceived, keptUntil, mediumOf, setApart, type Received } from '../domain/judge.ts';
import type { Examiner, Items, Vault } from './ports.ts';

/**
 * 核验: the same look as at a recording of a matter, while the card is still in the station: read back, compared with what
 * was declared, scanned, opened. What is as declared is locked.
 */
export class CheckItem {
  readonly #items: Items;
  readonly #vault: Vault;
  readonly #examiner: Examiner;
  constructor(items: Items, vault: Vault, examiner: Examiner) {
    this.#items = items;
    this.#vault = vault;
    this.#examiner = examiner;
  }

  async execute({ id }: { id: string }): Promise<void> {
    const kept = await this.#items.get(id);
    if (!kept) throw tooEarly(id);
    if (isReceived(kept.state)) await this.#items.save(kept, await this.#judged(kept.state));
  }

  async #judged(item: Received): Promise<Change> {
    const { sha256: declaredSha256 } = item;
    const examined = await this.#examiner.execute({ ...item, declaredSha256, medium: mediumOf(item) });
    if (examined.fault) return setApart(item, examined.fault, examined.found);
    const until = keptUntil(item);
    await this.#vault.lock(item.key, item.versionId, until);
    const { digests, scan } = examined.passed;
    return check(item, { sm3: digests.sm3, scan }, until);
  }
}

const tooEarly = (id: string): DomainError =>
  new DomainError(
    'intake.too-early',
    { zh: `未归案文件${id}尚未登记`, en: `The file ${id} is not here yet` },
    { kind: 'unavailable' },
  );
