import { canonicalJson, DomainError, type Clock } from '@sanzhi/kernel';
import {
  bundleLength,
  bundlePaths,
  completeBundle,
  fileOf,
  openingsFile,
  type BundleFile,
} from '@sanzhi/ledger';
import type { ExportedMatter, ExportMatter } from '../../ledger/index.ts';
import { fail, ready, type Bundle, type BundledFile } from '../domain/bundle.ts';
import { headOf, mediaFile } from './bundle-files.ts';
import type { Bundles, Cases, Heads, Materials, ReadPage, Vault } from './ports.ts';

interface Parts {
  bundles: Bundles;
  cases: Cases;
  materials: Materials;
  ledger: Pick<ExportMatter, 'execute' | 'keys'>;
  heads: Heads;
  vault: Vault;
  page: ReadPage;
  clock: Clock;
}

/** How long an export waits for a time stamp before it does without. */
const stampPatienceMs = 30_000;

/** Gathers everything of the matter, has it proved, lists and signs it; its media stay in the store until they are fetched. */
export class PrepareBundle {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Throws what kind `unavailable` while the ledger has not published all of it yet. */
  async execute({ id }: { id: string }): Promise<void> {
    const { bundles, clock } = this.#parts;
    const known = await bundles.get(id);
    if (known?.state.state !== 'preparing') return;
    const { state: bundle } = known;
    try {
      await bundles.save(known, ready(bundle, await this.#pack(bundle), clock.now()));
    } catch (error) {
      if (!(error instanceof DomainError) || error.detail.kind === 'unavailable') throw error;
      await bundles.save(known, fail(bundle, { code: error.code, words: error.words }));
    }
  }

  async #pack(bundle: Bundle) {
    const { ledger, heads, vault, clock } = this.#parts;
    const waited = clock.now().getTime() - Date.parse(bundle.requestedAt);
    const { matter, agency } = bundle;
    const proved = await ledger.execute({ matter, agency, unstamped: waited > stampPatienceMs });
    const media = await this.#media(bundle, proved);
    const files = await completeBundle(
      {
        matter,
        exportedAt: clock.now(),
        entries: { count: proved.entries.length, head: proved.head },
        info: { 'External-Identifier': `urn:uuid:${matter}`, 'Source-Organization': agency },
        files: [...(await this.#small(bundle, proved)), ...media.map((one) => mediaFile(vault, one))],
      },
      ledger.keys,
    );
    return {
      size: bundleLength(files),
      files: files.length,
      entries: proved.entries.length,
      tagManifest: files.find(({ name }) => name === bundlePaths.tagManifest)?.sha256 ?? '',
      head: await heads.put(bundle, headOf(files)),
      media,
    };
  }

  /** Files whose entry can still be opened: of an erased matter only the proofs go out. */
  async #media({ matter, agency }: Bundle, { entries }: ExportedMatter): Promise<BundledFile[]> {
    const told = new Set(entries.map(({ sha256 }) => sha256));
    return (await this.#parts.materials.files(matter, agency)).filter(({ sha256 }) => told.has(sha256));
  }

  async #small({ matter, agency, by, roles }: Bundle, proved: ExportedMatter): Promise<BundleFile[]> {
    const { ledger, cases, materials, page } = this.#parts;
    const who = { subject: '', ...by, agency, roles };
    const { file } = await cases.read(matter, who);
    const { checkpoint, token, entries } = proved;
    const { vkeys, timestampCa } = ledger.keys;
    return [
      fileOf(bundlePaths.page, await page()),
      fileOf(bundlePaths.checkpoint, checkpoint),
      fileOf(bundlePaths.keys, vkeys.map((vkey) => `${vkey}\n`).join('')),
      ...(token && timestampCa !== undefined
        ? [fileOf(bundlePaths.timestamp, token), fileOf(bundlePaths.timestampCa, timestampCa)]
        : []),
      openingsFile(
        matter,
        entries.map(({ index, entry, opening }) => ({ index, entry, ...(opening ? { opening } : {}) })),
      ),
      ...entries.map(({ index, proof }) => fileOf(bundlePaths.proof(index), proof)),
      fileOf(bundlePaths.matter, canonicalJson(file)),
      fileOf(bundlePaths.custody, canonicalJson(await materials.custody(matter, who))),
    ];
  }
}
