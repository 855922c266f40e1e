import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { StoredClaims } from '@sanzhi/persistence';
import { matterId } from '../../test/case-scene.ts';
import { openTestDatabase } from '../../test/database.ts';
import { MemoryVault } from '../../test/memory-vault.ts';
import { RecordingScene } from '../../test/recording-scene.ts';
import { recordingIndexes, StoredRecordings } from './adapters/stored-recordings.ts';
import type { Recording } from './domain/recording.ts';

const elsewhere = '0193a1f0-0000-7000-8000-00000000e201';
let database: Awaited<ReturnType<typeof openTestDatabase>>;
/** Two replicas of the worker over one database and one store. */
let workers: RecordingScene<StoredRecordings, MemoryVault>[];
beforeAll(async () => {
  database = await openTestDatabase();
  const recordings = new StoredRecordings(await database.store<Recording>('recordings', recordingIndexes));
  const vault = new MemoryVault();
  const digests = new StoredClaims(database.connection, 'recording_digests', () => new Date());
  workers = ['one', 'two'].map(
    (name) => new RecordingScene(recordings, vault, undefined, `${name}-${newId()}`, digests),
  );
  for (const { cases } of workers) cases.further = [elsewhere];
});
afterAll(() => database?.close());

/** Announced and handed in by each worker's own officer, examined by both at once. */
const atOnce = async (matters: readonly string[]) => {
  const body = Buffer.from(`film ${newId()}`);
  const ids = await Promise.all(
    workers.map(async (worker, n) => {
      const id = await worker.announce(body, { matter: matters[n] ?? matterId });
      worker.vault.send((await worker.state(id)).uploadId, 1, body);
      await worker.complete(id, body);
      return id;
    }),
  );
  await Promise.all(workers.map((worker, n) => worker.deliver(ids[n] ?? '')));
  return Promise.all(workers.map((worker, n) => worker.state(ids[n] ?? '')));
};

it('law 4: the same bytes announced twice and examined by two workers at once are sealed once', async () => {
  for (let round = 0; round < 30; round += 1) {
    const states = await atOnce([matterId, matterId]);
    expect(states.map(({ state }) => state).sort()).toEqual(['quarantined', 'sealed']);
    const [sealed, apart] = states[0]?.state === 'sealed' ? states : [...states].reverse();
    expect(apart?.fault).toMatchObject({ code: 'recording.duplicate', duplicateOf: sealed?.id });
  }
});

it('are sealed in each of two matters, and each is shown with the other', async () => {
  for (let round = 0; round < 5; round += 1) {
    const states = await atOnce([matterId, elsewhere]);
    expect(states.map(({ state }) => state)).toEqual(['sealed', 'sealed']);
    const ids = states.map(({ id }) => id);
    for (const { reading, recordings, cases } of workers) {
      const kept = (await Promise.all(ids.map((id) => recordings.get(id)))).flatMap((one) => one ?? []);
      const same = await reading.same(kept, { agency: cases.agency });
      const named = ids.map((id) => same.get(id)?.map(({ recording }) => recording));
      expect(named).toEqual([[ids[1]], [ids[0]]]);
    }
  }
});
