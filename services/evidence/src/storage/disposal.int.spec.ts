import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId, newId, sha256Hex, type Clock } from '@sanzhi/kernel';
import { ObjectStore, VersionKeeper } from '@sanzhi/object-store';
import { asCommand } from '@sanzhi/persistence';
import { storeSettings } from '@sanzhi/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase } from '../../test/database.ts';
import { agency, people } from '../../test/matter-people.ts';
import { wordOf } from '../../test/outboxes.ts';
import { deng } from '../../test/storage-scene.ts';
import type { ProvedWord } from './adapters/ledger-word.ts';
import { holdingIndexes, StoredHoldings } from './adapters/stored-holdings.ts';
import {
  byState,
  keepingIndexes,
  StoredDisposals,
  StoredFixityRuns,
  StoredKeepings,
  StoredWatches,
} from './adapters/stored-storage.ts';
import { CarryOutDisposals } from './application/carry-out-disposals.ts';
import { CheckFixity } from './application/check-fixity.ts';
import { Dispose } from './application/dispose.ts';
import { holdingIdOf, keepingIdOf } from './application/known.ts';
import { NoteSealed } from './application/note-sealed.ts';
import { OrderKeeping } from './application/order-keeping.ts';
import { SettleKeepings } from './application/settle-keepings.ts';
import { openHolding } from './domain/holding.ts';
import type { Caller } from './domain/people.ts';

const settings = storeSettings();
const bucket = `test-${newId()}`;
const store = new ObjectStore(settings, bucket);
const keeper = new VersionKeeper(settings, bucket);
const never = new AbortController().signal;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let holdings: StoredHoldings;
let keepings: StoredKeepings;
let disposals: StoredDisposals;
let runs: StoredFixityRuns;
let watches: StoredWatches;
let word: ProvedWord;
/** Milliseconds by which the house's clock is ahead of the store's. */
let ahead = 0;
const clock: Clock = { now: () => new Date(Date.now() + ahead) };
const alarms: string[] = [];
const alarm = { raise: (code: string) => void alarms.push(code) };

beforeAll(async () => {
  await store.ensureBucket({ lock: true });
  database = await openTestDatabase();
  holdings = new StoredHoldings(await database.store('holdings', holdingIndexes));
  keepings = new StoredKeepings(await database.store('keepings', keepingIndexes));
  disposals = new StoredDisposals(await database.store('disposals', byState));
  watches = new StoredWatches(await database.store('store_watches'));
  runs = new StoredFixityRuns(await database.store('fixity_runs', byState));
  word = wordOf(database.connection, 'keepings', 'disposals');
});
afterAll(() => database?.close());
beforeEach(() => {
  ahead = 0;
  alarms.length = 0;
});

const ordered = () => undefined;
const cases = { read: async () => undefined };
const rooms = () => ({
  disposing: new Dispose({ holdings, disposals, clock, ordered }),
  carryingOut: new CarryOutDisposals({ holdings, keepings, disposals, store, keeper, word, clock }),
  settling: new SettleKeepings({ holdings, keepings, store, keeper, word, alarm, clock }),
  ordering: new OrderKeeping({ keepings, holdings, cases, clock, ordered }),
  fixity: new CheckFixity({ runs, holdings, store, keeper, alarm, clock, bytesPerSecond: 50_000_000 }),
});
const noting = () => new NoteSealed(holdings, { of: () => Promise.reject(new Error('not asked')) }, watches);
const command = <T>(who: Caller, work: () => Promise<T>): Promise<T> =>
  asCommand({ key: newId(), actor: { id: who.subject, name: who.name } }, work);

/** A record sealed under a real lock of so many seconds, with a preview made from it. */
const seal = async (seconds: number, matter = newId()) => {
  const thing = newId();
  const body = Buffer.from(`bytes of ${thing}`);
  const key = `${matter}/${thing}`;
  const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000);
  const text = { contentType: 'text/plain' };
  const { versionId } = await store.put(key, body, text);
  const made = await store.put(`derived/${thing}/preview.mp4`, 'preview', text);
  await store.lock(key, versionId, until);
  await store.lock(`derived/${thing}/preview.mp4`, made.versionId, until);
  const holding = openHolding(holdingIdOf('recording', thing), {
    agency,
    matter,
    kind: 'recording',
    thing,
    title: '现场检查视频',
    key,
    versionId,
    sha256: sha256Hex(body),
    size: body.length,
    // Its own class would keep it for months; what the store was told is what is tested here.
    class: 'six-months',
    sealedAt: new Date(Date.now() - 400 * 86_400_000).toISOString(),
    retainUntil: until.toISOString(),
  });
  await holdings.add({ ...holding, settled: true });
  return { thing, key, versionId, matter, until };
};
const past = (end: Date) => sleep(Math.max(0, end.getTime() + 1_000 - Date.now()));
const stored = async (thing: string) => {
  const kept = await holdings.get(holdingIdOf('recording', thing));
  if (!kept) throw new Error('not kept');
  return kept.state;
};
const propose = async (...things: string[]) => {
  const id = newId();
  await command(deng, () => rooms().disposing.propose({ id, things, reason: '期满', who: deng }));
  return id;
};
const approve = (id: string) =>
  command(people.leader, () =>
    rooms().disposing.decide({ id, verdict: 'approved', note: '', who: people.leader }),
  );
const placeHold = async (matter: string) => {
  const id = newId();
  const given = { id, matter, ground: 'litigation', basis: '行初3号', reason: '诉讼', who: deng };
  await command(deng, () => rooms().ordering.hold(given));
  return id;
};
const lift = (matter: string, hold: string, who = people.leader) =>
  command(who, () => rooms().ordering.lift({ matter, hold, reason: '判决生效', who }));

describe('law 2: disposal on the real store', () => {
  it('before the end we refuse; were our clock wrong, the store refuses too; after the end it goes', async () => {
    const { thing, key, versionId, until } = await seal(12);
    await expect(propose(thing)).rejects.toMatchObject({ code: 'storage.not-due' });
    await expect(keeper.remove(key, versionId)).rejects.toMatchObject({ code: 'store.locked' });

    ahead = 86_400_000;
    const early = await propose(thing);
    await approve(early);
    await rooms().carryingOut.execute();
    expect((await disposals.get(early))?.state.items).toMatchObject([
      { state: 'kept', fault: 'store.locked' },
    ]);
    expect(await store.stat(key, versionId)).toMatchObject({ versionId });
    expect(await stored(thing)).not.toHaveProperty('disposed');

    ahead = 0;
    await past(until);
    const id = await propose(thing);
    await approve(id);
    for (const _round of [1, 2]) await rooms().carryingOut.execute();
    expect((await disposals.get(id))?.state).toMatchObject({
      state: 'carried-out',
      items: [{ state: 'gone', thing }],
    });
    await expect(store.stat(key, versionId)).rejects.toMatchObject({ code: 'store.not-found' });
    expect(await keeper.versions(`derived/${thing}/`)).toEqual([]);
    expect((await holdings.get(holdingIdOf('recording', thing)))?.sequence).toBe(1);
  });

  it('a legal hold keeps it past its end, and lets go when another person lifts it', async () => {
    const { thing, key, versionId, matter, until } = await seal(5);
    const hold = await placeHold(matter);
    await rooms().settling.execute();
    expect(await keeper.held(key, versionId)).toBe(true);
    await past(until);
    await expect(propose(thing)).rejects.toMatchObject({ code: 'storage.not-due' });
    await expect(keeper.remove(key, versionId)).rejects.toMatchObject({ code: 'store.locked' });
    await lift(matter, hold);
    await rooms().settling.execute();
    expect(await keeper.held(key, versionId)).toBe(false);
    const id = await propose(thing);
    await approve(id);
    await rooms().carryingOut.execute();
    await expect(store.stat(key, versionId)).rejects.toMatchObject({ code: 'store.not-found' });
  });

  it('killed when the file was gone and nothing said, with a hold ordered in that moment: never called kept', async () => {
    const { thing, key, versionId, matter, until } = await seal(5);
    const rest = await seal(60, matter);
    await past(until);
    const id = await propose(thing);
    await approve(id);
    const { carryingOut, settling } = rooms();
    const { save } = holdings;
    holdings.save = async () => {
      throw new Error('killed');
    };
    await expect(carryingOut.execute()).rejects.toThrow('killed');
    holdings.save = save;
    await expect(store.stat(key, versionId)).rejects.toMatchObject({ code: 'store.not-found' });
    const hold = await placeHold(matter);
    await settling.execute();
    expect(await keeper.held(rest.key, rest.versionId)).toBe(true);
    await carryingOut.execute();
    expect((await disposals.get(id))?.state.items).toMatchObject([{ state: 'gone', thing }]);
    expect(await stored(thing)).toMatchObject({ disposed: { disposal: id } });
    const written = database.connection.collection<{ _id: string; outbox: unknown[] }>('keepings');
    const said = await written.findOne({ _id: keepingIdOf(matter) });
    expect(said?.outbox).toMatchObject([
      { type: 'cn.sanzhi.evidence.holding.ending.v1', data: { thing, disposal: id } },
      { type: 'cn.sanzhi.evidence.hold.placed.v1', data: { hold, ending: [thing] } },
    ]);
    expect(alarms).toEqual([]);
  });

  it('a longer class reaches the lock of the real store, and a shorter one does not', async () => {
    const { key, versionId, matter, thing } = await seal(60);
    const order = (archive: '10-years' | '30-years') =>
      command(deng, () => rooms().ordering.retention({ matter, class: archive, reason: '重大', who: deng }));
    await order('30-years');
    await rooms().settling.execute();
    const lock = await store.retention(key, versionId);
    expect(lock).toEqual({ mode: 'COMPLIANCE', until: new Date((await stored(thing)).retainUntil) });
    expect(lock?.until.getFullYear()).toBeGreaterThan(new Date().getFullYear() + 27);
    await order('10-years');
    await rooms().settling.execute();
    expect(await store.retention(key, versionId)).toEqual(lock);
  });

  it('a longer class and a hold reach what was made from a record, before the order or after it', async () => {
    const { matter, thing } = await seal(60);
    const derived = async (): Promise<unknown[]> =>
      Promise.all(
        (await keeper.versions(`derived/${thing}/`)).map(async (version) => ({
          held: await keeper.held(version.key, version.versionId),
          until: (await store.retention(version.key, version.versionId))?.until.toISOString(),
        })),
      );
    const order = { matter, class: '30-years' as const, reason: '重大', who: deng };
    await command(deng, () => rooms().ordering.retention(order));
    const hold = await placeHold(matter);
    await rooms().settling.execute();
    const inForce = { held: true, until: (await stored(thing)).retainUntil };
    expect(await derived()).toEqual([inForce]);
    const late = await store.put(`derived/${thing}/transcript.vtt`, 'WEBVTT', { contentType: 'text/vtt' });
    await store.lock(`derived/${thing}/transcript.vtt`, late.versionId, new Date(Date.now() + 60_000));
    await noting().derived(thing);
    await rooms().settling.execute();
    expect(await derived()).toEqual([inForce, inForce]);
    await lift(matter, hold);
    await rooms().settling.execute();
    const free = { ...inForce, held: false };
    expect(await derived()).toEqual([free, free]);
  });
});

describe('fixity on the real store', () => {
  it('finds what is not what was sealed, and what is gone, and says how much it read', async () => {
    // An agency of its own: what the others have sealed is not read here.
    const own = '114311280064241700';
    const who = { ...deng, agency: own };
    const put = async (name: string, claimed?: string) => {
      const body = Buffer.from(name);
      const key = `fixity/${name}`;
      const { versionId } = await store.put(key, body, { contentType: 'text/plain' });
      const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 5_000);
      await store.lock(key, versionId, until);
      const thing = derivedId('fixity', name);
      await holdings.add({
        ...openHolding(holdingIdOf('recording', thing), {
          agency: own,
          matter: newId(),
          kind: 'recording',
          thing,
          title: name,
          key,
          versionId,
          sha256: claimed ?? sha256Hex(body),
          size: body.length,
          class: '30-years',
          sealedAt: new Date().toISOString(),
          retainUntil: until.toISOString(),
        }),
        settled: true,
      });
      return { thing, key, versionId, until };
    };
    const [good, lost] = [await put('good'), await put('lost')];
    const spoilt = await put('spoilt', sha256Hex('what it was'));
    await past(lost.until);
    await keeper.remove(lost.key, lost.versionId);
    const id = newId();
    await command(who, () => rooms().fixity.start({ id, scope: 'all', who }));
    await rooms().fixity.work(never);
    const run = await runs.get(id);
    expect(run?.state).toMatchObject({ state: 'done', total: 3, checked: 3, bytes: 10 });
    expect(run?.state.faults).toHaveLength(2);
    expect(run?.state.faults).toEqual(
      expect.arrayContaining([
        { thing: spoilt.thing, code: 'fixity.digest' },
        { thing: lost.thing, code: 'fixity.missing' },
      ]),
    );
    expect(alarms.sort()).toEqual(['fixity.digest', 'fixity.missing']);
    expect(await stored(good.thing)).toMatchObject({ checkedAt: expect.any(String) });
    expect(await stored(good.thing)).not.toHaveProperty('fault');
  });
});
