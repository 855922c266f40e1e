import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@sanzhi/kernel';
import { ed25519Vkey } from '@sanzhi/ledger';
import { ObjectStore, VersionKeeper } from '@sanzhi/object-store';
import type { AggregateStore, StoredEvent } from '@sanzhi/persistence';
import { stack, storeSettings } from '@sanzhi/testing';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { fsck } from '../../tools/src/fsck/fsck.ts';
import { openPlaces, type FsckEnvironment, type Places } from '../../tools/src/fsck/places.ts';
import { BucketLog } from '../../services/evidence/src/ledger/adapters/bucket-log.ts';
import { MongoBodyKeys } from '../../services/evidence/src/ledger/adapters/mongo-body-keys.ts';
import { MongoCheckpoints } from '../../services/evidence/src/ledger/adapters/mongo-checkpoints.ts';
import { MongoEntries } from '../../services/evidence/src/ledger/adapters/mongo-entries.ts';
import type { Integrate } from '../../services/evidence/src/ledger/application/integrate.ts';
import type { LedgerEvent } from '../../services/evidence/src/ledger/application/ports.ts';
import type { SequenceEvents } from '../../services/evidence/src/ledger/application/sequence-events.ts';
import { openTestDatabase } from '../../services/evidence/test/database.ts';
import {
  events,
  integrateOver,
  ledgerAgency,
  origin,
  sequencerOver,
  type LedgerParts,
} from '../../services/evidence/test/ledger-scene.ts';
import { ledgerUntil } from '../../tools/src/mirror/carry-ledger.ts';

export interface Sealed {
  id: string;
  key: string;
  versionId: string;
  sha256: string;
  bytes: Buffer;
}

/** What another service says; its database is not looked at here. */
export const byReview = { source: '/sanzhi/review', type: 'cn.sanzhi.review.submission.accepted.v1' };

type State = Record<string, unknown>;
const hash = (algorithm: string, bytes: Buffer): string => createHash(algorithm).update(bytes).digest('hex');
const inYears = (years: number): Date => new Date(Date.now() + years * 365 * 86_400_000);

/** A ledger with its database and buckets, written by the parts of evidence that write them, with no service running. */
export class MirrorScene {
  readonly folder = mkdtempSync(join(tmpdir(), 'sanzhi-mirror-'));
  readonly matter = newId();
  readonly buckets: { records: string; ledger: string };
  readonly environment: FsckEnvironment;
  readonly records: ObjectStore;
  readonly keeper: VersionKeeper;
  places!: Places;
  readonly #database: Awaited<ReturnType<typeof openTestDatabase>>;
  #recordings!: AggregateStore<State>;
  #stored!: Omit<LedgerParts, 'log'>;
  #sequencer!: SequenceEvents;
  #integrate!: Integrate;

  private constructor(database: Awaited<ReturnType<typeof openTestDatabase>>) {
    this.#database = database;
    const word = randomBytes(4).toString('hex');
    this.buckets = { records: `records-${word}`, ledger: `ledger-${word}` };
    const vkey = ed25519Vkey(origin, new Uint8Array(32).fill(7));
    this.environment = { services: { evidence: this.#variables() }, ledger: { vkey } };
    const { store } = this;
    this.records = new ObjectStore(store, this.buckets.records);
    this.keeper = new VersionKeeper(store, this.buckets.records);
  }

  /** @param entries enough for full tiles when more than 256 */
  static async open(entries: number): Promise<MirrorScene> {
    const scene = new MirrorScene(await openTestDatabase());
    await scene.#prepare();
    await scene.say(events(entries, { ...byReview, matter: scene.matter }));
    return scene;
  }

  async close(): Promise<void> {
    await this.places.close();
    await this.#database.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get store() {
    return storeSettings();
  }

  /** As an operator gives it to the command. */
  environmentFile(more: Record<string, string> = {}): string {
    const file = join(this.folder, `env-${newId()}.json`);
    const evidence = { ...this.environment.services['evidence'], ...more };
    writeFileSync(file, JSON.stringify({ ...this.environment, services: { evidence } }));
    return file;
  }

  /** A recording that was sealed: bytes under lock, its state, and the entry that says so. */
  async seal(bytes: Buffer, years = 30, { publish = true } = {}): Promise<Sealed> {
    const id = newId();
    const key = `${this.matter}/${id}`;
    const retainUntil = inYears(years);
    const { versionId } = await this.records.put(key, bytes, {
      contentType: 'video/mp4',
      size: bytes.length,
    });
    await this.records.lock(key, versionId, retainUntil);
    const said = {
      title: '现场检查',
      activity: 'site-inspection',
      stage: 'P04',
      sha256: hash('sha256', bytes),
      sm3: hash('sm3', bytes),
      size: bytes.length,
      versionId,
      retainUntil: retainUntil.toISOString(),
    };
    const type = 'cn.sanzhi.evidence.recording.sealed.v1';
    const { matter } = this;
    await this.#recordings.create(id, ledgerAgency, { ...said, matter, key, state: 'sealed' }, [
      { type, matter, data: said },
    ]);
    for (const { aggregateId, events: waiting } of await this.#recordings.pending(10)) {
      await this.sequence(waiting);
      if (publish) await this.publish();
      await this.#recordings.settle(
        aggregateId,
        waiting.map((event: StoredEvent) => event.id),
      );
    }
    return { id, key, versionId, sha256: said.sha256, bytes };
  }

  /** Sequenced and published. */
  async say(all: readonly LedgerEvent[]): Promise<void> {
    await this.sequence(all);
    await this.publish();
  }

  /** Stage one of the ledger only: stored, not yet public (docs/adr/0012). */
  sequence(all: readonly LedgerEvent[]): Promise<void> {
    return this.#sequencer.execute(all);
  }

  async publish(): Promise<void> {
    await this.#integrate.round();
  }

  /** As after the end of the process: nothing is remembered but what is stored, here or in another store. */
  restart(ledger = new ObjectStore(this.store, this.buckets.ledger)): void {
    const parts = { ...this.#stored, log: new BucketLog(ledger, ledgerUntil) };
    const sequencer = sequencerOver(parts);
    const integrate = integrateOver(parts);
    sequencer.onStored((placed) => integrate.heard(placed));
    this.#sequencer = sequencer;
    this.#integrate = integrate;
  }

  /** What `sanzhi fsck` names, as `code place`. */
  fsck(places = this.places): Promise<string[]> {
    return this.named((findings) => fsck(places, findings));
  }

  collection(name: string) {
    return this.places.evidence.collection<{ _id: string } & Record<string, unknown>>(name);
  }

  /** What a run names, as `code place`. */
  async named(run: (findings: Findings) => Promise<unknown>): Promise<string[]> {
    const findings = new Findings();
    await run(findings);
    return findings.differences.map(({ code, place }) => `${code} ${place}`);
  }

  #variables(): Record<string, string> {
    return {
      ...stack().services.evidence,
      MONGODB_DATABASE: this.#database.connection.name,
      LEDGER_ORIGIN: origin,
      LEDGER_SM2_KEY_FILE: '',
      LEDGER_WITNESSES_FILE: '',
      TIMESTAMP_URL: '',
      RECORDS_BUCKET: this.buckets.records,
      LEDGER_BUCKET: this.buckets.ledger,
    };
  }

  async #prepare(): Promise<void> {
    const ledger = new ObjectStore(this.store, this.buckets.ledger);
    await Promise.all([ledger, this.records].map((bucket) => bucket.ensureBucket({ lock: true })));
    this.#recordings = await this.#database.store<State>('recordings');
    const { connection } = this.#database;
    const entries = new MongoEntries(connection);
    const checkpoints = new MongoCheckpoints(connection);
    await Promise.all([entries.prepare(), checkpoints.prepare()]);
    this.#stored = { entries, checkpoints, keys: new MongoBodyKeys(connection) };
    this.restart(ledger);
    this.places = await openPlaces(this.environment);
  }
}
