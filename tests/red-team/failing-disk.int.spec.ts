import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { tilePath } from '@sanzhi/ledger';
import { stack } from '@sanzhi/testing';
import { decaying as spoiling, onDisk } from '../support/decay.ts';
import { MirrorScene, type Sealed } from './mirror-scene.ts';

let scene: MirrorScene;
let large: Sealed;
let other: Sealed;

beforeAll(async () => {
  scene = await MirrorScene.open(300);
  large = await scene.seal(randomBytes(5 * 1024 * 1024));
  other = await scene.seal(randomBytes(300_000));
});
afterAll(() => scene?.close());

const decaying = <T>(bucket: string, key: string, name: string, look: () => Promise<T>): Promise<T> =>
  spoiling(onDisk(stack().folder, bucket, key), name, look);

describe('law 2: a bit that turns over on the disk of the store', () => {
  it.each([
    ['in the bytes of a large file', 'part.1'],
    ['in what the store wrote beside it', 'xl.meta'],
  ])('%s is named, and what comes after is looked at', async (_, name) => {
    const { records } = scene.buckets;
    const found = await decaying(records, large.key, name, () =>
      decaying(records, other.key, 'part.1', () => scene.fsck()),
    );
    expect(found.sort()).toEqual(
      [`object.unreadable recordings ${large.id}`, `object.unreadable recordings ${other.id}`].sort(),
    );
  });

  it('in a tile of the ledger is named with the tile', async () => {
    const path = tilePath(0, 0);
    const found = await decaying(scene.buckets.ledger, path, 'xl.meta', () => scene.fsck());
    expect(found).toEqual([`tile.unreadable ${path}`]);
  });

  it('in the public checkpoint is named', async () => {
    const found = await decaying(scene.buckets.ledger, 'checkpoint', 'xl.meta', () => scene.fsck());
    expect(found).toContain('tile.unreadable checkpoint');
  });

  it('is gone when the disk is mended', async () => {
    expect(await scene.fsck()).toEqual([]);
  });
});
