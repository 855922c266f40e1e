import type { BundleForm } from '@sanzhi/contracts';
import type { Clock } from '@sanzhi/kernel';
import { packBundle } from '@sanzhi/ledger';
import { Readable } from 'node:stream';
import { erased, packedFor, type Caller } from '../domain/bundle.ts';
import { filesOf, mediaFile } from './bundle-files.ts';
import { bundleOf } from './known.ts';
import type { Bundles, Cases, Heads, Kept, Vault } from './ports.ts';

interface Parts {
  bundles: Bundles;
  cases: Cases;
  heads: Heads;
  vault: Vault;
  clock: Clock;
}

export class FetchBundle {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  one({ id, who }: { id: string; who: { agency: string } }): Promise<Kept> {
    return bundleOf(this.#parts.bundles, id, who);
  }

  async ofMatter({ matter, who }: { matter: string; who: { agency: string } }): Promise<Kept[]> {
    await this.#parts.cases.read(matter, who);
    return this.#parts.bundles.ofMatter(matter, who.agency);
  }

  /** The ZIP, streamed: one file after the other from the store, none of them held here. */
  async content({
    id,
    who,
  }: {
    id: string;
    who: Caller;
  }): Promise<{ stream: Readable; size: number; form: BundleForm }> {
    const { heads, vault, clock } = this.#parts;
    const { state: bundle } = await this.one({ id, who });
    const { head, media, size } = packedFor(bundle, who, clock.now());
    const small = await heads.get(bundle, head);
    if (!small) throw erased();
    const files = filesOf(
      small,
      media.map((one) => mediaFile(vault, one)),
    );
    const { form = 'bundle' } = bundle;
    return { stream: Readable.fromWeb(packBundle(files) as never), size, form };
  }
}
