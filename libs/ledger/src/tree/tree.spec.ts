import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Plain, Tiles, demand, flipped, hex, leavesOf, sameList } from '../../test/trees.ts';
import { hexOf, same, type Hash } from '../bytes.ts';
import {
  TreeReader,
  consistencyProof,
  emptyRoot,
  fullTilesBetween,
  inclusionProof,
  leafHash,
  partialTiles,
  rootOf,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from '../index.ts';

const leaves = leavesOf(5_000);
const plain = new Plain(leaves);

describe('known answers of certificate-transparency-go and RFC 6962', () => {
  const data = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const known = data.map((text) =>
    leafHash(Uint8Array.from(text.match(/../g) ?? [], (h) => parseInt(h, 16))),
  );
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  it.each(roots.map((root, size) => [size, root] as const))('root of %i leaves', (size, root) => {
    expect(hexOf(rootOf(known.slice(0, size)))).toBe(root);
  });
  it('inclusion and consistency', () => {
    expect(hex(inclusionProof(known, 0))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(consistencyProof(known, 6))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

describe('every size from 0 to 5,000, against the plain definition', () => {
  it('has the root and the proofs, all of them up to 40 leaves and a sample above', async () => {
    const tiles = new Tiles();
    for (let size = 0; size <= 5_000; size += 1) {
      if (size > 0) await tiles.add([leaves[size - 1] as Hash]);
      const root = plain.mth(0, size);
      const reader = new TreeReader(size, tiles.read);
      demand(same(await reader.root(), root), `root of ${size}`);
      if (size <= 40) demand(same(rootOf(leaves, 0, size), root), `plain root of ${size}`);
      const all = Array.from({ length: size }, (_, i) => i);
      const sample = size <= 40 ? all : [size - 1, (size * 7919) % (size - 3)];
      for (const index of sample) {
        const proof = await reader.inclusion(index);
        demand(sameList(proof, plain.path(index, 0, size)), `path of ${index} in ${size}`);
        const leaf = leaves[index] as Hash;
        demand(verifyInclusion({ index, size, leaf, root, proof }), `${index} in ${size}`);
      }
      for (const from of [...sample, size]) {
        const proof = await reader.consistency(from);
        demand(
          sameList(proof, from === 0 ? [] : plain.subproof(from, 0, size, true)),
          `proof from ${from} to ${size}`,
        );
        const right = { from, to: size, fromRoot: plain.mth(0, from), toRoot: root, proof };
        demand(verifyConsistency(right), `${from} to ${size}`);
      }
    }
    expect(tiles.size).toBe(5_000);
  });

  it('makes the same tiles whatever the steps in which it grew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 6 }), async (steps) => {
        const stepwise = new Tiles();
        const at = new Set<string>();
        for (const step of steps) {
          for (const { level, index } of fullTilesBetween(stepwise.size, stepwise.size + step))
            at.add(tilePath(level, index));
          await stepwise.add(leaves.slice(stepwise.size, stepwise.size + step));
        }
        const { size } = stepwise;
        const atOnce = new Tiles();
        await atOnce.add(leaves.slice(0, size));
        expect([...at].sort()).toEqual(
          [...atOnce.stored.keys()].filter((path) => !path.includes('.p/')).sort(),
        );
        for (const { level, index, width } of partialTiles(size))
          expect(await stepwise.read(level, index, width)).toEqual(await atOnce.read(level, index, width));
        for (const path of at) expect(stepwise.stored.get(path)).toEqual(atOnce.stored.get(path));
      }),
      { numRuns: 30 },
    );
  });
});

describe('sizes up to a million', () => {
  const many = 1_000_000;
  const cheap = (i: number): Hash => {
    const bytes = new Uint8Array(32);
    new DataView(bytes.buffer).setFloat64(0, i + 1);
    return bytes;
  };
  const million = Array.from({ length: many }, (_, i) => cheap(i));
  const big = new Plain(million);
  const tiles = new Tiles();
  it('proves inclusion and consistency at random sizes', async () => {
    await tiles.add(million);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: many }), fc.nat(), fc.nat(), async (size, a, b) => {
        const index = a % size;
        const from = b % (size + 1);
        // The tiles hold the whole million; a smaller tree reads the first hashes of what is a full tile by now.
        const reader = new TreeReader(size, tiles.read);
        const root = await reader.root();
        expect(hexOf(root)).toBe(hexOf(big.mth(0, size)));
        const proof = await reader.inclusion(index);
        expect(hex(proof)).toEqual(hex(big.path(index, 0, size)));
        expect(verifyInclusion({ index, size, leaf: cheap(index), root, proof })).toBe(true);
        const path = await reader.consistency(from);
        const old = { from, to: size, fromRoot: big.mth(0, from), toRoot: root, proof: path };
        expect(verifyConsistency(old)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is not true is refused', () => {
  const tree = fc
    .integer({ min: 1, max: 1_500 })
    .chain((size) =>
      fc.record({ size: fc.constant(size), index: fc.nat(size - 1), bit: fc.nat(31), pick: fc.nat() }),
    );
  it('inclusion: any other leaf, root, hash, order, length, index or size', () => {
    fc.assert(
      fc.property(tree, ({ size, index, bit, pick }) => {
        const proof = plain.path(index, 0, size);
        const right = { index, size, leaf: leaves[index] as Hash, root: plain.mth(0, size), proof };
        const at = proof.length === 0 ? -1 : pick % proof.length;
        const wrong = [
          { ...right, leaf: flipped(right.leaf, bit) },
          { ...right, root: flipped(right.root, bit) },
          { ...right, proof: [...proof, right.root] },
          {
            ...right,
            proof: proof.map((hash, i) => (i === at ? hash.subarray(1) : hash)),
            leaf: right.leaf.subarray(at < 0 ? 1 : 0),
          },
          { ...right, index: -1 },
          { ...right, index: size },
          { ...right, index: index + 0.5 },
          ...(at < 0
            ? []
            : [
                { ...right, proof: proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash)) },
                { ...right, proof: proof.filter((_, i) => i !== at) },
                { ...right, index: (index + 1 + (pick % (size - 1))) % size },
              ]),
        ];
        expect(verifyInclusion(right)).toBe(true);
        expect(wrong.map((each) => verifyInclusion(each))).toEqual(wrong.map(() => false));
      }),
    );
  });
  it('consistency: any other root, hash, length or size', () => {
    fc.assert(
      fc.property(tree, ({ size: to, index, bit, pick }) => {
        const from = index + 1;
        const proof = plain.subproof(from, 0, to, true);
        const right = { from, to, fromRoot: plain.mth(0, from), toRoot: plain.mth(0, to), proof };
        const at = proof.length === 0 ? -1 : pick % proof.length;
        const wrong = [
          { ...right, fromRoot: flipped(right.fromRoot, bit) },
          { ...right, toRoot: flipped(right.toRoot, bit) },
          { ...right, proof: [...proof, right.toRoot] },
          { ...right, from: to + 1 },
          { ...right, from: -1 },
          ...(from > 0 ? [{ ...right, from: 0 }] : []),
          ...(at < 0
            ? []
            : [
                { ...right, proof: proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash)) },
                { ...right, proof: proof.filter((_, i) => i !== at) },
              ]),
        ];
        expect(verifyConsistency(right)).toBe(true);
        expect(wrong.map((each) => verifyConsistency(each))).toEqual(wrong.map(() => false));
      }),
    );
  });
  it('a tile of the wrong length, and what lies outside the tree', async () => {
    const short = new TreeReader(300, (_level, _index, width) =>
      Promise.resolve(new Uint8Array(32 * width - 1)),
    );
    await expect(short.root()).rejects.toThrow('ledger.tile.length');
    const tiles = new Tiles();
    await tiles.add(leaves.slice(0, 10));
    const reader = new TreeReader(10, tiles.read);
    await expect(reader.inclusion(10)).rejects.toThrow('ledger.outside-tree');
    await expect(reader.consistency(11)).rejects.toThrow('ledger.outside-tree');
  });
  it('an empty tree is consistent with every tree only if it really was empty', () => {
    const toRoot = plain.mth(0, 9);
    const right = { from: 0, to: 9, fromRoot: emptyRoot(), toRoot, proof: [] };
    expect(verifyConsistency(right)).toBe(true);
    expect(verifyConsistency({ ...right, fromRoot: toRoot })).toBe(false);
    expect(verifyConsistency({ ...right, to: 0 })).toBe(false);
  });
});
