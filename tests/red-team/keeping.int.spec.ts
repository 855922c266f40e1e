import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { newId } from '@sanzhi/kernel';
import { VersionKeeper } from '@sanzhi/object-store';
import { storeOwner } from '@sanzhi/testing';
import { events } from '../../services/evidence/test/ledger-scene.ts';
import { MirrorScene, type Sealed } from './mirror-scene.ts';

let scene: MirrorScene;
let one: Sealed;
const hold = newId();
const keeping = newId();
const handler = { id: 's-9', name: '邓秀英' };
const leader = { id: 's-8', name: '唐立新' };

beforeAll(async () => {
  scene = await MirrorScene.open(3);
  one = await scene.seal(randomBytes(2_000));
});
afterAll(() => scene?.close());

/** Said of the matter long enough ago that the store must know. */
let sequence = 0;
const say = (fact: string, actor: typeof handler, data: Record<string, unknown>) =>
  scene.say(
    events(1, {
      source: '/sanzhi/evidence',
      type: `cn.sanzhi.evidence.${fact}.v1`,
      subject: keeping,
      matter: scene.matter,
      time: new Date(Date.now() - 15 * 60_000).toISOString(),
      sequence: ++sequence,
      actor,
      data,
    }),
  );
/** The orders are said here without the database's own thing: what is looked at are the files. */
const files = async () => (await scene.fsck()).filter((found) => found.startsWith('object.'));
const place = () => `recordings ${one.id}`;
const store = () => new VersionKeeper(storeOwner(), scene.buckets.records);
const litigation = { hold, ground: 'litigation', basis: '（2026）湘1128行初3号', reason: '诉讼' };

it('law 2: a hold that the store does not have is named, whoever took it off, until an entry of another person lifts it', async () => {
  expect(await files()).toEqual([]);
  await say('hold.placed', handler, litigation);
  expect(await files()).toEqual([`object.hold ${place()}`]);
  await store().hold(one.key, one.versionId, true);
  expect(await files()).toEqual([]);

  // As the owner of the store, or as the service does when the database says that it is lifted.
  await store().hold(one.key, one.versionId, false);
  expect(await files()).toEqual([`object.hold ${place()}`]);
  await say('hold.lifted', handler, {
    hold,
    placedBy: { subject: 's-9', name: '邓秀英' },
    reason: '自行解除',
  });
  expect(await files()).toEqual([`object.hold ${place()}`]);
  await say('hold.lifted', leader, {
    hold,
    placedBy: { subject: 's-9', name: '邓秀英' },
    reason: '判决生效',
  });
  expect(await files()).toEqual([]);
});

it('law 2: a longer class that never reached the lock is named, of what was made from the record too', async () => {
  const key = `derived/${one.id}/poster.jpg`;
  const { versionId } = await scene.records.put(key, 'poster', { contentType: 'image/jpeg' });
  const state = await scene.collection('recordings').findOne({ _id: one.id });
  const { retainUntil } = state?.['state'] as { retainUntil: string };
  await scene.records.lock(key, versionId, new Date(retainUntil));
  await scene
    .collection('recordings')
    .updateOne({ _id: one.id }, { $set: { 'state.poster': { key, versionId } } });
  expect(await files()).toEqual([]);
  await say('retention.set', handler, { class: 'permanent', reason: '重大案件' });
  expect((await files()).sort()).toEqual([`object.lock ${place()}`, `object.lock ${place()} poster`]);
  const until = new Date(Date.now() + 101 * 366 * 86_400_000);
  await scene.records.lock(one.key, one.versionId, until);
  expect(await files()).toEqual([`object.lock ${place()} poster`]);
  await scene.records.lock(key, versionId, until);
  expect(await files()).toEqual([]);
});
