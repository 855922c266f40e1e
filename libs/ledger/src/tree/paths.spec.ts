import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8 } from '../bytes.ts';
import {
  decodeEntries,
  encodeEntries,
  entriesPath,
  fullTilesBetween,
  grow,
  hashesOf,
  leafHash,
  parseTilePath,
  partialTiles,
  tilePath,
} from '../index.ts';

describe('tile paths (c2sp.org/tlog-tiles)', () => {
  it('are spelt as the specification spells them', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath(3, 0, 17)).toBe('tile/3/000.p/17');
    expect(entriesPath(1_000, 255)).toBe('tile/entries/x001/000.p/255');
    expect(entriesPath(999, 256)).toBe('tile/entries/999');
  });
  it('of a tree of 70,000: the example of the specification', () => {
    const full = fullTilesBetween(0, 70_000);
    expect(full.filter(({ level }) => level === 0)).toHaveLength(273);
    expect(full.filter(({ level }) => level > 0)).toEqual([{ level: 1, index: 0 }]);
    expect(partialTiles(70_000).map(({ level, width }) => [level, width])).toEqual([
      [0, 112],
      [1, 17],
      [2, 1],
    ]);
    expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
  });
  it('are read back, and nothing else is', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath(level, index, width))).toEqual({ kind: 'tile', level, index, width });
        expect(parseTilePath(entriesPath(index, width))).toEqual({ kind: 'entries', index, width });
      }),
    );
    const bad = [
      'tile/64/000',
      'tile/00/000',
      'tile/0/0',
      'tile/0/x000/000',
      'tile/0/001/x000',
      'tile/0/000.p/0',
    ];
    const worse = [
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000/',
      '/tile/0/000',
      'tile/0/000.p/',
      'tile/0/x001',
    ];
    for (const path of [...bad, ...worse, 'tile/entries/../000', 'checkpoint'])
      expect([path, parseTilePath(path)]).toEqual([path, undefined]);
  });
});

describe('entry bundles', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (entries) => {
        expect(decodeEntries(encodeEntries(entries), entries.length)).toEqual(entries);
      }),
    );
    expect(encodeEntries([new Uint8Array(0x0102)]).subarray(0, 2)).toEqual(Uint8Array.of(1, 2));
  });
  it('are refused when cut off, too short or too long', () => {
    const bundle = encodeEntries([utf8('a'), utf8('bc')]);
    for (const at of [1, 2, 4, 6])
      expect(() => decodeEntries(bundle.subarray(0, at), 2)).toThrow('malformed');
    expect(() => decodeEntries(bundle, 1)).toThrow('malformed');
    expect(() => encodeEntries([new Uint8Array(0x10000)])).toThrow('malformed');
  });
  it('hash to the tile of level 0', async () => {
    const entries = ['x', 'y', 'z'].map(utf8);
    const [tile] = await grow(0, () => Promise.reject(new Error('nothing yet')), entries.map(leafHash));
    expect(hashesOf(tile?.bytes ?? new Uint8Array())).toEqual(
      decodeEntries(encodeEntries(entries)).map(leafHash),
    );
  });
});
