import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { derivedId } from '@sanzhi/kernel';
import { openDatabase } from '@sanzhi/persistence';
import { cast, stack, until } from '@sanzhi/testing';
import { Scene, root, versionsOf } from './scene.ts';

const archivist = 'deng.archivist';
let scene: Scene;
let administrator: Awaited<ReturnType<typeof openDatabase>>;
let hold = '';

beforeAll(async () => {
  scene = await Scene.open();
  const { MONGODB_URL = '', MONGODB_DATABASE = '' } = stack().services.evidence;
  administrator = await openDatabase(MONGODB_URL, MONGODB_DATABASE);
});
afterAll(async () => {
  await administrator?.close();
  await scene?.close();
});

const matter = () => ({ id: scene.journey.id });
const keeping = () => scene.house.api.call(evidenceApi.matterKeeping, archivist, matter());
const whenSettled = (held: boolean) =>
  until(`everything is ${held ? 'held' : 'free'}`, async () => {
    const { settled, holdings } = await keeping();
    return settled && holdings.length === 2 && holdings.every((one) => one.held === held);
  });
const inStore = async (): Promise<unknown> => {
  const name = `${matter().id}/${scene.recording.id}`;
  const [{ versionId = '' } = {}] = await versionsOf(name);
  return root().getObjectLegalHold('records', name, { versionId });
};

it('law 2: a hold that the administrator of the database lifts stays in the store, and is named to everyone', async () => {
  const { api } = scene.house;
  const litigation = { ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '当事人起诉' };
  await until('both are kept', async () => (await keeping()).holdings.length === 2);
  await api.call(evidenceApi.placeHold, archivist, { ...matter(), ...litigation });
  await whenSettled(true);
  hold = (await keeping()).holds[0]?.id ?? '';

  const keepings = administrator.collection<{ _id: string; state: { holds: object[] } }>('keepings');
  const own = { _id: derivedId('keeping', matter().id) };
  const { state } = (await keepings.findOne(own)) ?? {};
  const before = state?.holds;
  const by = { subject: 's-8', name: '唐立新' };
  const lifted = { by, at: new Date().toISOString(), reason: '判决生效' };
  const done = await keepings.updateOne(own, {
    $set: { 'state.holds.0.lifted': lifted, 'state.settled': false },
    $inc: { version: 1 },
  });
  expect(done.modifiedCount).toBe(1);
  const named = await until('the record says so', async () => {
    const { holdings } = await keeping();
    return holdings.every(({ fault }) => fault === 'keeping.unproven') && holdings;
  });
  expect(named.every(({ held }) => held)).toBe(true);
  expect(await inStore()).toEqual({ Status: 'ON' });

  // Put right as the ledger tells it, and lifted by another person, it goes.
  await keepings.updateOne(own, { $set: { 'state.holds': before }, $inc: { version: 1 } });
  await whenSettled(true);
  expect((await keeping()).holdings.some(({ fault }) => fault !== undefined)).toBe(false);
  await api.call(evidenceApi.liftHold, cast.unitHead, { ...matter(), hold, reason: '判决生效' });
  await whenSettled(false);
  expect(await inStore()).toEqual({ Status: 'OFF' });
});
