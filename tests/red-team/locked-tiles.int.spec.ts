import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tilePath } from '@sanzhi/ledger';
import { connect, ObjectStore, StoreDown } from '@sanzhi/object-store';
import { storeOwner } from '@sanzhi/testing';
import { events } from '../../services/evidence/test/ledger-scene.ts';
import { versionsIn } from '../../tools/src/fsck/ledger-bucket.ts';
import { byReview, MirrorScene } from './mirror-scene.ts';

let scene: MirrorScene;

beforeAll(async () => {
  scene = await MirrorScene.open(300);
});
afterAll(() => scene?.close());

/** The store is lost just when the checkpoint would be published. */
class LostAtTheEnd extends ObjectStore {
  override async put(...[key, ...rest]: Parameters<ObjectStore['put']>) {
    if (key === 'checkpoint') throw new StoreDown(undefined);
    return super.put(key, ...rest);
  }
}

const more = (count: number) => events(count, { matter: scene.matter, ...byReview });
const sizes = async (): Promise<number[]> =>
  (await scene.collection('ledger_checkpoints').find({}).sort({ _id: 1 }).toArray()).map(({ _id }) =>
    Number(_id),
  );

it('law 4: tiles that a kill left ahead of the checkpoint are no difference, and are published later', async () => {
  scene.restart(new LostAtTheEnd(scene.store, scene.buckets.ledger));
  await scene.sequence(more(300));
  await expect(scene.publish()).rejects.toThrow(StoreDown);
  expect(await scene.fsck()).toEqual([]);
  scene.restart();
  await scene.publish();
  expect(await sizes()).toEqual([300, 600]);
  expect(await scene.fsck()).toEqual([]);
});

describe('law 3: whoever puts database, history and checkpoint back to an older state', () => {
  const versions = async () => {
    const found: string[] = [];
    const s3 = connect(storeOwner(), storeOwner().endpoint);
    for await (const { name, versionId } of versionsIn(s3, scene.buckets.ledger, 'checkpoint'))
      if (name === 'checkpoint') found.push(versionId);
    return { s3, found };
  };

  it('is contradicted by the tiles under lock', async () => {
    const { s3, found } = await versions();
    await s3.removeObject(scene.buckets.ledger, 'checkpoint', { versionId: found[0] ?? '' });
    await scene.collection('ledger_checkpoints').deleteOne({ _id: 600 as unknown as string });
    await scene.collection('ledger_entries').deleteMany({ index: { $gte: 300 } });
    expect(await scene.fsck()).toEqual([expect.stringMatching(/^checkpoint\.rolled-back tile\//)]);
  });

  it('and takes every checkpoint away, by the tiles and by what of the history is left', async () => {
    const { s3, found } = await versions();
    for (const versionId of found) await s3.removeObject(scene.buckets.ledger, 'checkpoint', { versionId });
    expect((await scene.fsck()).map((line) => line.replace(/ tile\/.*/, ''))).toEqual([
      'checkpoint.missing checkpoint',
      'checkpoint.rolled-back',
    ]);
    await scene.collection('ledger_checkpoints').deleteMany({});
    await scene.collection('ledger_entries').deleteMany({});
    expect((await scene.fsck()).map((line) => line.replace(/entries\//, ''))).toEqual([
      `checkpoint.rolled-back ${tilePath(0, 1)}`,
    ]);
  });
});
