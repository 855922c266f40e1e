import { connect as connectStore, type S3Client } from '@sanzhi/object-store';
import type mongoose from 'mongoose';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Channel } from 'amqplib';
import { evidenceApi } from '@sanzhi/contracts';
import {
  anotherPhoto,
  Api,
  cast,
  fillRegisters,
  Journey,
  makePhoto,
  shop,
  stack,
  startService,
  storeOwner,
  until,
  type ApiService,
  type RunningService,
} from '@sanzhi/testing';
import { ledgerKeys } from '../../deploy/local/ledger-keys.ts';
import { enrolLog } from '../../deploy/local/witness-files.ts';
import { registeredPeople } from '../../deploy/realm/people.ts';
import { aggregateCollections } from '../../tools/src/fsck/check-aggregates.ts';
import { publishedCheckpoint } from '../../tools/src/fsck/check-checkpoints.ts';
import { Findings } from '../../tools/src/fsck/findings.ts';
import { fsck } from '../../tools/src/fsck/fsck.ts';
import { versionsIn } from '../../tools/src/fsck/ledger-bucket.ts';
import { openPlaces, type FsckEnvironment, type Places } from '../../tools/src/fsck/places.ts';
import { bureauTokens, setClock, TestHouse } from '../support/house.ts';

const names = ['evidence', 'review', 'disclosure'] as const;

/** A house with databases, buckets and a ledger of its own, that administrators may ruin without ruining others. */
export class FsckScene {
  readonly folder = mkdtempSync(join(tmpdir(), 'sanzhi-fsck-'));
  readonly environment: FsckEnvironment;
  readonly buckets: { records: string; ledger: string };
  readonly journey: Journey;
  places!: Places;
  recording = '';
  #services: Partial<Record<ApiService, RunningService>> = {};
  readonly #api: Api;

  constructor() {
    const word = randomBytes(4).toString('hex');
    this.buckets = { records: `records-${word}`, ledger: `ledger-${word}` };
    mkdirSync(join(this.folder, 'keys'));
    const { origin, keyFile, sm2KeyFile, vkey } = ledgerKeys(this.folder, `fsck-${word}.example/ledger`);
    for (const witness of ['witness-justice', 'witness-audit'])
      enrolLog(join(stack().folder, 'data', witness, 'witness.db'), { origin, vkey });
    const own = {
      LEDGER_ORIGIN: origin,
      LEDGER_KEY_FILE: keyFile,
      LEDGER_SM2_KEY_FILE: sm2KeyFile,
      RECORDS_BUCKET: this.buckets.records,
      LEDGER_BUCKET: this.buckets.ledger,
    };
    const variables = (name: ApiService) => ({
      ...stack().services[name],
      MONGODB_DATABASE: `sanzhi_test_fsck_${word}_${name}`,
      ...(name === 'evidence' ? own : {}),
    });
    this.environment = {
      services: Object.fromEntries(names.map((name) => [name, variables(name)])),
      ledger: { vkey },
    };
    this.#api = new Api((service) => this.#services[service]?.url ?? '', bureauTokens());
    this.journey = new Journey({ api: this.#api, now: () => new Date(), name: `核查食品店${word}` });
  }

  /**
   * A recorded, documented matter among so many others that the ledger has full tiles; then the services are ended.
   *
   * @param more what else people do in it before
   */
  async open(more: (api: Api) => Promise<void> = async () => undefined): Promise<void> {
    setClock(0);
    const s3 = this.root();
    for (const bucket of Object.values(this.buckets))
      await s3.makeBucket(bucket, 'us-east-1', { ObjectLocking: true });
    await settleOthers();
    for (const name of names)
      this.#services[name] = await startService(
        name,
        this.environment.services[name] as Record<string, string>,
      );
    await fillRegisters(this.#api, registeredPeople, '2024-01-01');
    this.places = await openPlaces(this.environment);
    await this.#live();
    await more(this.#api);
    await this.#published();
    await Promise.all(Object.values(this.#services).map((service) => service.stop()));
    await emptyQueues();
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#services).map((service) => service.stop()));
    for (const db of this.places?.databases.values() ?? []) await db.dropDatabase();
    await this.places?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The owner of the store. */
  root(): S3Client {
    return connectStore(storeOwner(), storeOwner().endpoint);
  }

  async check(options: { shallow?: boolean } = { shallow: true }): Promise<Findings> {
    const findings = new Findings();
    await fsck(this.places, findings, options);
    return findings;
  }

  /** What the check names, as `code place`. */
  async named(options?: { shallow: boolean }): Promise<string[]> {
    return (await this.check(options)).differences.map(({ code, place }) => `${code} ${place}`);
  }

  collection(name: string): Documents {
    return this.places.evidence.collection(name);
  }

  /** Ruins documents of one collection as its administrator, looks, and puts them back. */
  async ruining(name: string, ruin: (documents: Documents) => Promise<unknown>): Promise<string[]> {
    const documents = this.collection(name);
    const before = await documents.find({}, { promoteBuffers: true }).toArray();
    try {
      await ruin(documents);
      return await this.named();
    } finally {
      await documents.deleteMany({});
      await documents.insertMany(before);
    }
  }

  /** Puts a version over an object, or a delete marker, as owner of the store; takes it away again. */
  async covering(
    bucket: string,
    name: string,
    bytes: Uint8Array | undefined,
    look: () => Promise<string[]>,
  ): Promise<string[]> {
    const s3 = this.root();
    if (bytes) await s3.putObject(bucket, name, Buffer.from(bytes));
    else await s3.removeObject(bucket, name);
    let versionId = '';
    for await (const version of versionsIn(s3, bucket, name))
      if (version.isLatest) versionId = version.versionId;
    try {
      return await look();
    } finally {
      await s3.removeObject(bucket, name, { versionId });
    }
  }

  async #live(): Promise<void> {
    await this.journey.open();
    await this.journey.advance('P02');
    const path = await anotherPhoto(await makePhoto(this.folder, 'photo'));
    this.recording = await this.journey.record({
      path,
      title: '现场检查',
      activity: 'site-inspection',
      medium: 'photo',
    });
    await this.journey.make(9);
    const body = (n: number) => ({
      kind: 'ordinary-penalty',
      cause: shop.cause,
      source: shop.source,
      party: { ...shop.party, name: `众多食品店${n}` },
      officers: cast.officers,
    });
    for (let n = 0; n < 300; n += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          this.#api.call(evidenceApi.openMatter, cast.handler, body(n + i)),
        ),
      );
  }

  /** Until everything that happened is public, and stamped. */
  async #published(): Promise<void> {
    const { evidence, databases } = this.places;
    const waiting = async (): Promise<number> => {
      let events = 0;
      for (const db of databases.values())
        for (const collection of await aggregateCollections(db))
          events += await db.collection(collection).countDocuments({ 'outbox.id': { $gt: '' } });
      return events;
    };
    const isQuiet = async (): Promise<boolean> => {
      const checkpoint = await publishedCheckpoint(this.places, new Findings());
      const rows = await evidence.collection('ledger_entries').countDocuments({});
      const unstamped = await evidence.collection('ledger_checkpoints').countDocuments({ stamped: false });
      return checkpoint?.opened.size === rows && rows > 256 && unstamped === 0 && (await waiting()) === 0;
    };
    // Twice in a row: an event may be between broker and ledger.
    const quiet = async () => (await isQuiet()) && (await sleep(1_500), await isQuiet());
    await until('the ledger is public', quiet, { timeoutMs: 300_000, everyMs: 500 });
  }
}

const queues = [
  ...['ledger', 'events', 'storage', 'recording-worker', 'recording-derive', 'item-worker'].map(
    (queue) => `evidence.${queue}`,
  ),
  'review.events',
  'disclosure.events',
];

const withQueues = async <T>(ask: (queue: string, channel: Channel) => Promise<T>): Promise<T[]> => {
  const connection = await connect(stack().services.evidence['AMQP_URL'] ?? '');
  const answers: T[] = [];
  for (const queue of queues) {
    // A queue that was never declared closes its channel.
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    await ask(queue, channel).then(
      (answer) => answers.push(answer),
      () => undefined,
    );
  }
  await connection.close();
  return answers;
};

const waitingMessages = async (): Promise<number> =>
  (await withQueues(async (queue, channel) => (await channel.checkQueue(queue)).messageCount)).reduce(
    (sum, count) => sum + count,
    0,
  );

/** What earlier tests left in the queues belongs to other databases: the house that they share takes it first. */
const settleOthers = async (): Promise<void> => {
  if ((await waitingMessages()) === 0) return;
  const house = await TestHouse.open();
  try {
    await until('the queues are empty', async () => (await waitingMessages()) === 0, { everyMs: 500 });
  } finally {
    await house.close();
  }
};

/** What is left when this house has ended belongs to nobody else. */
const emptyQueues = (): Promise<unknown> => withQueues(async (queue, channel) => channel.purgeQueue(queue));

export type Documents = mongoose.mongo.Collection<{ _id: string } & Record<string, unknown>>;
