import { DomainError, type Clock } from '@sanzhi/kernel';
import {
  bundleLength,
  bundlePaths,
  checkMatterChain,
  completeBundle,
  dayFiles,
  fileOf,
  openingsFile,
  retold,
  saidIn,
  sealedFiles,
  transferPaths,
  type BundleFile,
  type BundlePaths,
  type MatterChain,
} from '@sanzhi/ledger';
import type { ExportedMatter, ExportMatter } from '../../ledger/index.ts';
import { fail, ready, type Bundle, type BundledFile, type MatterFile } from '../domain/bundle.ts';
import { asTold, toldMatter } from './told.ts';
import { headOf, mediaFile } from './bundle-files.ts';
import type { Bundles, Cases, Descriptions, Heads, Materials, ReadPage, Vault } from './ports.ts';

interface Parts {
  bundles: Bundles;
  cases: Cases;
  materials: Materials;
  ledger: Pick<ExportMatter, 'execute' | 'keys'>;
  descriptions: Descriptions;
  heads: Heads;
  vault: Vault;
  page: ReadPage;
  clock: Clock;
}

/** How long an export waits for a time stamp before it does without, and for the entry that tells why a file is gone. */
const patienceMs = 30_000;

const lost = (id: string, kind: 'unavailable' | 'refused'): DomainError =>
  new DomainError(
    'bundle.file-lost',
    {
      zh: `账本记载已封存、未销毁的文件不在库中：${id}`,
      en: `The ledger seals a file and tells of no disposal, and the house does not have it: ${id}`,
    },
    { kind },
  );

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
    const { matter, agency, form } = bundle;
    const name = rootOf(bundle);
    const paths = form === 'transfer' ? transferPaths(name) : bundlePaths;
    const proved = await ledger.execute({ matter, agency, unstamped: waited > patienceMs });
    const chain = chainOf(bundle, proved);
    const media = (await this.#media(bundle, chain, waited > patienceMs)).map((file) => ({
      ...file,
      name: nameOf(file, paths),
    }));
    const small = await this.#small(bundle, proved, chain, paths);
    const at = clock.now();
    if (form === 'transfer')
      small.push(
        ...this.#parts.descriptions.of({
          name,
          bundle,
          matter: toldMatter(matter, saidIn(chain)),
          body: (await this.#parts.cases.body(agency))?.name ?? agency,
          at,
          files: media,
          small,
          events: chain.opened.flatMap((entry) => (entry ? [{ event: entry.event }] : [])),
        }),
      );
    const files = await completeBundle(
      {
        matter,
        exportedAt: at,
        entries: { count: proved.entries.length, head: proved.head },
        info: { 'External-Identifier': `urn:uuid:${matter}`, 'Source-Organization': agency },
        files: [...small, ...media.map((one) => mediaFile(vault, one))],
        paths,
      },
      ledger.keys,
    );
    return {
      size: bundleLength(files),
      files: files.length,
      entries: proved.entries.length,
      tagManifest: files.find((one) => one.name === bundlePaths.tagManifest)?.sha256 ?? '',
      head: await heads.put(bundle, headOf(files)),
      media: media.map(whereItLies),
    };
  }

  /** Every sealed file whose entry can still be opened: of an erased matter only the proofs go out. */
  async #media({ matter, agency }: Bundle, chain: MatterChain, patient: boolean): Promise<MatterFile[]> {
    const files = await this.#parts.materials.files(matter, agency);
    const said = saidIn(chain);
    return sealedFiles(said).map(({ kind, id, sha256 }) => {
      const file = files.find((one) => one.kind === kind && one.thing === id && one.sha256 === sha256);
      if (!file) throw lost(id, patient ? 'refused' : 'unavailable');
      return asTold(file, said);
    });
  }

  async #small(
    { matter }: Bundle,
    proved: ExportedMatter,
    chain: MatterChain,
    paths: BundlePaths,
  ): Promise<BundleFile[]> {
    const { ledger, page } = this.#parts;
    const { checkpoint, token, entries, days } = proved;
    const { vkeys, timestampCa } = ledger.keys;
    return [
      fileOf(paths.page, await page()),
      fileOf(paths.checkpoint, checkpoint),
      fileOf(paths.keys, vkeys.map((vkey) => `${vkey}\n`).join('')),
      ...(token ? [fileOf(paths.timestamp, token)] : []),
      ...(timestampCa === undefined ? [] : [fileOf(paths.timestampCa, timestampCa)]),
      openingsFile(
        matter,
        entries.map(({ index, entry, opening }) => ({ index, entry, ...(opening ? { opening } : {}) })),
        paths,
      ),
      ...days.flatMap(({ day, ...rest }) => dayFiles(day, rest, paths)),
      ...entries.map(({ index, proof }) => fileOf(paths.proof(index), proof)),
      ...retold(matter, chain, paths).map(([path, content]) => fileOf(path, content)),
    ];
  }
}

const chainOf = ({ matter }: Bundle, { entries }: ExportedMatter): MatterChain =>
  checkMatterChain(
    matter,
    entries.map(({ entry, opening }) => ({ entry: Buffer.from(entry), ...(opening ? { opening } : {}) })),
  );

/** One name for each transfer: the archive tells a second one of the same matter from the first. */
const rootOf = ({ id }: Bundle): string => `sanzhi-${id}`;

const nameOf = ({ kind, thing, contentType }: MatterFile, paths: BundlePaths): string =>
  kind === 'recording' ? paths.recording(thing, extensionOf(contentType)) : paths.document(thing);

/** As far as it says something that a file may be called. */
const extensionOf = (contentType: string): string =>
  /^[a-z]+\/(?:x-)?([a-z0-9]{1,10})$/.exec(contentType.split(';')[0] ?? '')?.[1] ?? 'bin';

const whereItLies = ({ thing, name, key, versionId, size, sha256 }: BundledFile): BundledFile => ({
  thing,
  name,
  key,
  versionId,
  size,
  sha256,
});
