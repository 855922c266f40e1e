import { derivedId, sha256Hex, type Clock } from '@sanzhi/kernel';
import { recordingSealed, type BundleForm } from '@sanzhi/contracts';
import { ed25519Vkey } from '@sanzhi/ledger';
import { asCommand, inMemory } from '@sanzhi/persistence';
import { StoredBundles } from '../src/archive/adapters/stored-bundles.ts';
import { CsipDescriptions } from '../src/archive/adapters/csip-descriptions.ts';
import { VaultHeads } from '../src/archive/adapters/vault-heads.ts';
import { FetchBundle } from '../src/archive/application/fetch-bundle.ts';
import { PrepareBundle } from '../src/archive/application/prepare-bundle.ts';
import { RequestBundle } from '../src/archive/application/request-bundle.ts';
import type { Caller, MatterFile } from '../src/archive/domain/bundle.ts';
import { commands } from '../src/matter/adapters/commands.ts';
import { MemoryBodyKeys } from '../src/ledger/adapters/memory-body-keys.ts';
import { MemoryCheckpoints } from '../src/ledger/adapters/memory-checkpoints.ts';
import { MemoryEntries } from '../src/ledger/adapters/memory-entries.ts';
import { MemoryLog } from '../src/ledger/adapters/memory-log.ts';
import { ExportMatter } from '../src/ledger/application/export-matter.ts';
import { MatterSafe } from '../src/ledger/application/matter-safe.ts';
import { ProveRows } from '../src/ledger/application/prove-rows.ts';
import { ReadLog } from '../src/ledger/application/read-log.ts';
import { CaseScene, matterId } from './case-scene.ts';
import { event, integrateOver, origin, partiesOf, sequencerOver } from './ledger-scene.ts';
import { MemoryVault } from './memory-vault.ts';

export const bundleKey = ed25519Vkey(origin, new Uint8Array(32).fill(7));
const film = Buffer.from('not really a film, but bytes of one\n'.repeat(50));

/** Exports of one matter with one film, over a ledger in memory. */
export class ArchiveScene {
  now = new Date('2026-02-09T10:00:00+08:00');
  readonly clock: Clock = { now: () => this.now };
  readonly bundles = inMemory(StoredBundles);
  readonly vault = new MemoryVault();
  readonly parts = {
    entries: new MemoryEntries(),
    keys: new MemoryBodyKeys(),
    log: new MemoryLog(),
    checkpoints: new MemoryCheckpoints(),
  };
  readonly requesting: RequestBundle;
  readonly preparing: PrepareBundle;
  readonly fetching: FetchBundle;
  readonly cases = new CaseScene();
  #files: MatterFile[] = [];
  #told = 0;

  constructor() {
    const { bundles, cases, clock, vault, parts } = this;
    const parties = partiesOf();
    const proofs = new ProveRows(new ReadLog(parts.log, integrateOver(parts).tiles, parties));
    const [log] = parties.signers;
    if (!log) throw new Error('no key');
    const keys = { log, further: [], vkeys: [bundleKey] };
    const { entries, checkpoints } = parts;
    const heads = new VaultHeads(vault as never, new MatterSafe(parts.keys));
    const materials = { files: async () => this.#files };
    this.requesting = new RequestBundle({ bundles, cases, clock });
    this.fetching = new FetchBundle({ bundles, cases, heads, vault, commands, clock });
    this.preparing = new PrepareBundle({
      bundles,
      cases,
      materials,
      descriptions: new CsipDescriptions({ name: 'Sanzhi', version: '0' }),
      ledger: new ExportMatter({ entries, bodyKeys: parts.keys, checkpoints, proofs, log: parts.log, keys }),
      heads,
      vault,
      page: async () => Buffer.from('<p>自述页</p>'),
      clock,
    });
  }

  /** A film that lies in the store and whose seal is told to the ledger. */
  async sealFilm(): Promise<void> {
    const id = derivedId('archive', 'film');
    const { versionId } = await this.vault.put(`m/${id}`, film, { metadata: {} });
    const sha256 = sha256Hex(film);
    const told = {
      title: '现场检查',
      sm3: 'ab'.repeat(32),
      madeAt: '2026-02-03T01:00:00.000Z',
      contentType: 'video/x-msvideo',
      evidence: true,
    };
    const [fileName, officers] = ['"><b>\u0007&x;.mp4', [{ name: '陈立新', certificate: '18110028001' }]];
    this.#files = [
      {
        ...told,
        kind: 'recording',
        thing: id,
        key: `m/${id}`,
        versionId,
        size: film.length,
        sha256,
        originalName: fileName,
        format: 'avi h264',
        madeBy: officers,
        checked: { at: '2026-02-08T01:00:00.000Z' },
      },
    ];
    await this.say({
      type: recordingSealed.type,
      subject: id,
      data: { ...told, sha256, size: film.length, fileName, officers },
    });
  }

  /** Somebody with the database words what it says of the film anew. */
  rewordFilm(more: Partial<MatterFile>): void {
    this.#files = this.#files.map((file) => ({ ...file, ...more }));
  }

  /** Somebody with the database takes it out of the matter's records. */
  loseFilm(): void {
    this.#files = [];
  }

  async say(more: Parameters<typeof event>[0] = {}): Promise<void> {
    await sequencerOver(this.parts).execute([event({ matter: matterId, ...more })]);
  }

  /** The relay and the two stages of the ledger: what was said becomes public. */
  async settle(): Promise<void> {
    for (; this.#told < this.bundles.events.length; this.#told += 1) {
      const { type, data } = this.bundles.events[this.#told] ?? { type: '', data: {} };
      await this.say({ type, data });
    }
    await integrateOver(this.parts).round();
  }

  async request(
    who: Caller,
    asked: { form?: BundleForm; purpose?: 'archive' | 'other'; note?: string } = {},
  ): Promise<string> {
    const id = derivedId('bundle', String(this.bundles.events.length), who.subject);
    const command = { key: `request-${id}`, actor: { id: who.subject, name: who.name } };
    await asCommand(command, () =>
      this.requesting.execute({ id, matter: matterId, form: 'bundle', purpose: 'archive', who, ...asked }),
    );
    return id;
  }

  async zip(id: string, who: Caller): Promise<Buffer> {
    const { stream, size } = await this.fetching.content({ id, who });
    const bytes = Buffer.concat((await stream.toArray()) as Buffer[]);
    if (bytes.length !== size) throw new Error(`${bytes.length} bytes, announced were ${size}`);
    return bytes;
  }
}
