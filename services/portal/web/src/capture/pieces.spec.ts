import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createSHA256 } from 'hash-wasm';
import { Pieces } from './pieces.ts';

const full = new DOMException('no room', 'QuotaExceededError');
const bytes = (size: number, fill: number) => new Blob([new Uint8Array(size).fill(fill)]);

/** A disk that has no room for the piece of that number, and has for what comes after. */
const disk = (refused?: number) => {
  const pieces: Uint8Array[] = [];
  let hash: Uint8Array | undefined;
  let tries = 0;
  return {
    keep: (piece: Uint8Array, soFar: Uint8Array) => {
      tries += 1;
      if (tries === refused) return Promise.reject(full);
      pieces.push(piece.slice());
      hash = soFar;
      return Promise.resolve();
    },
    lies: () => createHash('sha256').update(Buffer.concat(pieces)).digest('hex'),
    told: async () => (await createSHA256()).load(hash ?? new Uint8Array()).digest('hex'),
    sizes: () => pieces.map(({ length }) => length),
  };
};

it('keeps beside the pieces the digest of what lies there', async () => {
  const { keep, lies, told, sizes } = disk();
  const pieces = await Pieces.begin(keep);
  await pieces.append(bytes(1_000, 1));
  await pieces.append(bytes(5 * 1024 * 1024, 2));
  await pieces.end();
  expect(sizes()).toEqual([1_000, 4 * 1024 * 1024, 1024 * 1024]);
  expect(await told()).toBe(lies());
  expect(pieces.failed).toBeUndefined();
});

it('takes nothing after a piece that the disk refused, though a smaller one would fit', async () => {
  const { keep, lies, told, sizes } = disk(2);
  const pieces = await Pieces.begin(keep);
  await pieces.append(bytes(1_000, 1));
  await expect(pieces.append(bytes(900_000, 2))).rejects.toBe(full);
  await expect(pieces.append(bytes(10, 3))).rejects.toBe(full);
  await pieces.end();
  expect(sizes()).toEqual([1_000]);
  expect(await told()).toBe(lies());
  expect(pieces.failed).toEqual({ error: full });
});

it('does not put the rest of an element behind what the disk refused', async () => {
  const { keep, lies, told, sizes } = disk(2);
  const box = new Uint8Array([0, 0, 0, 12, 0x66, 0x72, 0x65, 0x65, 1, 2, 3, 4]);
  const begun = new Uint8Array([0, 0, 0, 99, 0x66, 0x72, 0x65, 0x65]);
  const pieces = await Pieces.begin(keep, 'video/mp4');
  await pieces.append(new Blob([box]));
  await expect(pieces.append(new Blob([box, begun]))).rejects.toBe(full);
  await pieces.end();
  expect(sizes()).toEqual([12]);
  expect(await told()).toBe(lies());
});

it('keeps an element whose end did not come, and says when even that found no room', async () => {
  const begun = new Blob([new Uint8Array([0, 0, 0, 99, 0x66, 0x72, 0x65, 0x65])]);
  const kept = disk();
  const pieces = await Pieces.begin(kept.keep, 'video/mp4');
  await pieces.append(begun);
  expect(kept.sizes()).toEqual([]);
  await pieces.end();
  expect(kept.sizes()).toEqual([8]);

  const refused = await Pieces.begin(disk(1).keep, 'video/mp4');
  await refused.append(begun);
  await refused.end();
  expect(refused.failed).toEqual({ error: full });
});

it('takes nothing more of a file that could not be read', async () => {
  const { keep, sizes } = disk();
  const gone = new DOMException('gone', 'NotReadableError');
  const unreadable = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(gone) }) };
  const pieces = await Pieces.begin(keep);
  await expect(pieces.append(unreadable as unknown as Blob)).rejects.toBe(gone);
  await expect(pieces.append(bytes(10, 1))).rejects.toBe(gone);
  expect(sizes()).toEqual([]);
});
