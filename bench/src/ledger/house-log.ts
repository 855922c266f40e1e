import { randomBytes } from 'node:crypto';
import { matterAdvanced } from '@sanzhi/contracts';
import { newId, systemClock } from '@sanzhi/kernel';
import { ed25519Signer, ed25519Verifier, ed25519Vkey } from '@sanzhi/ledger';
import { ObjectStore } from '@sanzhi/object-store';
import { openDatabase } from '@sanzhi/persistence';
import { stack, storeSettings } from '@sanzhi/testing';
import { BucketLog } from '../../../services/evidence/src/ledger/adapters/bucket-log.ts';
import { MongoBodyKeys } from '../../../services/evidence/src/ledger/adapters/mongo-body-keys.ts';
import { MongoCheckpoints } from '../../../services/evidence/src/ledger/adapters/mongo-checkpoints.ts';
import { MongoEntries } from '../../../services/evidence/src/ledger/adapters/mongo-entries.ts';
import { Integrate } from '../../../services/evidence/src/ledger/application/integrate.ts';
import type { LedgerEvent } from '../../../services/evidence/src/ledger/application/ports.ts';
import { ProveRows } from '../../../services/evidence/src/ledger/application/prove-rows.ts';
import { ReadLog } from '../../../services/evidence/src/ledger/application/read-log.ts';
import { SequenceEvents } from '../../../services/evidence/src/ledger/application/sequence-events.ts';

const origin = 'bench.example/ledger';
const perMatter = 20;
const agency = '114311280064218500';
const actor = { id: 'bench', name: '陈远志', certificate: '18110028001' };

/** What a matter says of itself, twenty times, in the order in which it says it. */
function* batchesOf(count: number, batch: number): Generator<LedgerEvent[]> {
  let matter = '';
  for (let at = 0; at < count; at += batch)
    yield Array.from({ length: Math.min(batch, count - at) }, (_, i) => {
      const n = at + i;
      if (n % perMatter === 0) matter = newId();
      return {
        specversion: '1.0',
        id: newId(),
        source: '/sanzhi/evidence',
        type: matterAdvanced.type,
        subject: matter,
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        agency,
        matter,
        actor,
        sequence: (n % perMatter) + 1,
        data: matterAdvanced.sample,
      };
    });
}

/** The ledger of the house by itself: its event store in the database, its tiles and checkpoint in the store. */
export class HouseLog {
  static async open() {
    const { MONGODB_URL = '' } = stack().services.evidence;
    const connection = await openDatabase(MONGODB_URL, `sanzhi_bench_${randomBytes(4).toString('hex')}`);
    const [entries, keys, checkpoints] = [
      new MongoEntries(connection),
      new MongoBodyKeys(connection),
      new MongoCheckpoints(connection),
    ];
    for (const one of [entries, checkpoints]) await one.prepare();
    const bucket = new ObjectStore(storeSettings(), `bench-${randomBytes(4).toString('hex')}`);
    await bucket.ensureBucket({ lock: true });
    // Released soon: nothing of a measurement is kept.
    const log = new BucketLog(bucket, () => new Date(Date.now() + 5_000));
    const seed = randomBytes(32);
    const verifiers = [ed25519Verifier(ed25519Vkey(origin, seed))];
    const integrate = new Integrate({
      entries,
      log,
      checkpoints,
      clock: systemClock,
      parties: {
        origin,
        signers: [ed25519Signer(origin, seed)],
        verifiers,
        witnesses: { quorum: 0, cosign: () => Promise.resolve({ lines: [], signed: [], missed: [] }) },
      },
    });
    const sequence = new SequenceEvents({ entries, keys, clock: systemClock });
    sequence.onStored((placed) => integrate.heard(placed));
    const prove = new ProveRows(new ReadLog(log, integrate.tiles, { origin, verifiers }));
    return new HouseLog({ entries, integrate, sequence, prove, close: () => connection.destroy() });
  }

  readonly #parts;
  private constructor(parts: {
    entries: MongoEntries;
    integrate: Integrate;
    sequence: SequenceEvents;
    prove: ProveRows;
    close: () => Promise<unknown>;
  }) {
    this.#parts = parts;
  }

  /** Appends so many, `batch` at a time as the queue hands them over; answers seconds until stored and until public. */
  async grow(count: number, batch = 1024): Promise<{ stored: number; published: number }> {
    const { sequence, integrate } = this.#parts;
    const begin = performance.now();
    let done = false;
    const publishing = (async () => {
      for (let last = false; !last;) {
        last = done;
        await integrate.round();
      }
      // One round takes a bounded number of entries.
      while ((await integrate.round()).published.length > 0);
    })();
    for (const events of batchesOf(count, batch)) await sequence.execute(events);
    const stored = performance.now() - begin;
    done = true;
    await publishing;
    return { stored: stored / 1000, published: (performance.now() - begin) / 1000 };
  }

  /** Milliseconds until a process that begins anew knows where the log and these many of its matters stand. */
  async begin(size: number, matters: number): Promise<number> {
    const { entries } = this.#parts;
    const places = Array.from({ length: matters }, () => Math.floor(Math.random() * size));
    const rows = await Promise.all(places.map(async (at) => (await entries.between(at, at + 1))[0]));
    const begin = performance.now();
    await entries.size();
    await entries.newestOf(rows.flatMap((row) => (row?.matter === undefined ? [] : [row.matter])));
    return performance.now() - begin;
  }

  /** Milliseconds that each of so many proofs of entries chosen anywhere took, row read and proof verified. */
  async proofs(size: number, count: number): Promise<number[]> {
    const { entries, prove } = this.#parts;
    const took: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const index = Math.floor(Math.random() * size);
      const begin = performance.now();
      const [row] = await entries.between(index, index + 1);
      if (!row) throw new Error(`no entry ${index}`);
      await (await prove.now()).prove(row);
      took.push(performance.now() - begin);
    }
    return took;
  }

  async close(): Promise<void> {
    await this.#parts.close();
  }
}
