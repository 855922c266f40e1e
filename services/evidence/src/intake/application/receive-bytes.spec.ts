import { beforeEach, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@sanzhi/kernel';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { IntakeScene, station } from '../../../test/intake-scene.ts';
import { tusPartSize } from './announce-item.ts';

let scene: IntakeScene;
beforeEach(() => {
  scene = new IntakeScene();
});

describe('bytes through the service', () => {
  const big = randomBytes(tusPartSize * 2 + 12_345);
  const begin = async () => {
    const { id } = await scene.announce(big, { way: 'tus' });
    return id;
  };
  const write = (id: string, offset: number, bytes: Buffer) =>
    scene.receiving.write({ id, who: station, offset, stream: Readable.from([bytes]) });

  it('takes pieces of any length, keeps the end that is shorter than a part, and gives the very bytes', async () => {
    const id = await begin();
    let at = 0;
    for (const length of [1, 1_000_000, tusPartSize, 3, tusPartSize * 2]) {
      const piece = big.subarray(at, at + length);
      at = await write(id, at, piece);
      expect((await scene.receiving.offset({ id, who: station })).offset).toBe(at);
    }
    expect(at).toBe(big.length);
    const { key, versionId = '', state } = await scene.state(id);
    expect(state).toBe('received');
    const stored = await scene.vault.stream(key, versionId);
    expect(sha256Hex(Buffer.concat((await stored.toArray()) as Buffer[]))).toBe(sha256Hex(big));
    expect(scene.tails.kept.size).toBe(0);
  });

  it('keeps what came before the line broke', async () => {
    const id = await begin();
    const broken = new Readable({ read: () => undefined });
    broken.push(big.subarray(0, tusPartSize + 100));
    const writing = scene.receiving.write({ id, who: station, offset: 0, stream: broken });
    while (broken.readableLength > 0) await new Promise(setImmediate);
    broken.destroy(new Error('gone'));
    await expect(writing).rejects.toThrow('gone');
    expect((await scene.receiving.offset({ id, who: station })).offset).toBe(tusPartSize + 100);
  });

  it('is not mixed with parts that are sent to the store', async () => {
    const id = await begin();
    await expect(scene.uploading.presign({ id, who: station, numbers: [1] })).rejects.toMatchObject({
      code: 'intake.other-way',
    });
  });
});
