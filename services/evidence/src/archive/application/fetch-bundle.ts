import type { BundleForm } from '@sanzhi/contracts';
import { newId, type Clock } from '@sanzhi/kernel';
import { packBundle } from '@sanzhi/ledger';
import { Readable } from 'node:stream';
import { erased, fetchBy, type Bundle, type Caller, type Packed } from '../domain/bundle.ts';
import { filesOf, mediaFile } from './bundle-files.ts';
import { bundleOf, isStale } from './known.ts';
import type { Bundles, Cases, Commands, Heads, Kept, Vault } from './ports.ts';

const tries = 5;

interface Parts {
  bundles: Bundles;
  cases: Cases;
  heads: Heads;
  vault: Vault;
  commands: Commands;
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

  /** Said first; then the ZIP, streamed: one file after the other from the store, none of them held here. */
  async content({
    id,
    who,
  }: {
    id: string;
    who: Caller;
  }): Promise<{ stream: Readable; size: number; form: BundleForm }> {
    const { vault } = this.#parts;
    const { bundle, packed, small } = await this.#said(id, who, tries);
    const { media, size } = packed;
    const files = filesOf(
      small,
      media.map((one) => mediaFile(vault, one)),
    );
    const { form = 'bundle' } = bundle;
    return { stream: Readable.fromWeb(packBundle(files) as never), size, form };
  }

  async #said(
    id: string,
    who: Caller,
    left: number,
  ): Promise<{ bundle: Bundle; packed: Packed; small: Uint8Array }> {
    const { bundles, cases, heads, commands, clock } = this.#parts;
    const kept = await this.one({ id, who });
    const part = await cases.partIn(kept.state.matter, who);
    const change = fetchBy(kept.state, { who, part, now: clock.now() });
    const { bundle, packed } = change;
    const small = await heads.get(bundle, packed.head);
    if (!small) throw erased();
    try {
      await commands.once(`fetch:${newId()}`, bundle.by, () => bundles.save(kept, change));
      return { bundle, packed, small };
    } catch (error) {
      if (left <= 1 || !isStale(error)) throw error;
      return this.#said(id, who, left - 1);
    }
  }
}
