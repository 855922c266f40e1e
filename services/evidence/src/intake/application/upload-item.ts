import type { Clock, Receipt } from '@sanzhi/kernel';
import { DomainError } from '@sanzhi/kernel';
import { joinParts, partsThere, presignParts } from '../../recording/index.ts';
import { receive } from '../domain/judge.ts';
import { isStale, itemOf, uploadingOf } from './known.ts';
import type { Items, Vault } from './ports.ts';

interface Of {
  id: string;
  who: { agency: string };
}

/** The parts of a file, as with recordings. */
export class UploadItem {
  readonly #items: Items;
  readonly #vault: Vault;
  constructor(items: Items, vault: Vault) {
    this.#items = items;
    this.#vault = vault;
  }

  async presign({ id, who, numbers }: Of & { numbers: readonly number[] }) {
    const { state } = await uploadingOf(this.#items, id, who);
    if (state.way === 'tus')
      throw new DomainError('intake.other-way', {
        zh: '该文件经tus上传，请用同一方式续传',
        en: 'This upload was begun by tus; go on in the same way',
      });
    return presignParts(this.#vault, state, numbers);
  }

  async list({ id, who }: Of) {
    const { state } = await uploadingOf(this.#items, id, who);
    const parts = await partsThere(this.#vault, state);
    return { parts: parts.map(({ part, etag, size }) => ({ number: part, etag, size })) };
  }
}

/** 完成上传: the digest of the announcement is demanded again, the store joins the parts, this version is the file. */
export class CompleteItem {
  readonly #items: Items;
  readonly #vault: Vault;
  readonly #clock: Clock;
  constructor(items: Items, vault: Vault, clock: Clock) {
    this.#items = items;
    this.#vault = vault;
    this.#clock = clock;
  }

  async execute(input: Of & { sha256: string }, again = true): Promise<Receipt> {
    const { id, who, sha256 } = input;
    const kept = await itemOf(this.#items, id, who);
    if (kept.state.sha256 !== sha256) throw otherDigest();
    if (kept.state.state !== 'uploading') return { id, version: kept.version };
    const versionId = await joinParts(this.#vault, kept.state);
    const change = receive(kept.state, { versionId }, this.#clock.now());
    try {
      return await this.#items.save(kept, change);
    } catch (error) {
      if (isStale(error) && again) return this.execute(input, false);
      throw error;
    }
  }
}

const otherDigest = (): DomainError =>
  new DomainError(
    'intake.other-digest',
    {
      zh: '完成时的SHA-256与登记时不同：文件在上传期间被改动，请重新导出并重新登记',
      en: 'The SHA-256 is not the one announced: the file changed meanwhile; export it again and announce it anew',
    },
    { kind: 'invalid', field: 'sha256' },
  );
