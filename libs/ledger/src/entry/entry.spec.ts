import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromUtf8, hexOf, utf8 } from '../bytes.ts';
import {
  checkFile,
  checkMatterChain,
  checkOpening,
  leafHash,
  parseEntry,
  sealEntry,
  type LedgerEvent,
  type MatterEntry,
} from '../index.ts';

const digest = 'ab'.repeat(32);
const event: LedgerEvent = {
  id: '0198c0de-0000-7000-8000-000000000001',
  matter: 'm-1',
  data: { title: '现场检查 张三', sha256: digest },
};
const plain = sealEntry({ event, matter: { number: 1 } });

describe('an entry', () => {
  it('is canonical JSON of commitment, id and version, and shows nothing of the event', () => {
    expect(fromUtf8(plain.entry)).toBe(
      `{"commitment":"${hexOf(plain.commitment)}","id":"${event.id}","v":1}`,
    );
  });
  it('hides equal events behind different commitments', () => {
    expect(sealEntry({ event }).commitment).not.toEqual(sealEntry({ event }).commitment);
  });
  it('opens to the very event that went in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uuid(), (data, id) => {
        const said = { id, data };
        const { entry, opening, bodyHash } = sealEntry({ event: said });
        const opened = checkOpening(entry, opening);
        expect(opened).toEqual({ id, event: JSON.parse(JSON.stringify(said)) as unknown, bodyHash });
      }),
    );
  });
  it('does not open to any other byte of body, salts or entry', () => {
    const { entry, opening } = plain;
    for (let at = 0; at < entry.length; at += 1) {
      const bad = entry.map((byte, i) => (i === at ? byte ^ 1 : byte));
      expect(() => checkOpening(bad, opening)).toThrow('ledger.');
    }
    for (const part of ['body', 'salt', 'fileSalt'] as const) {
      const bytes = utf8(opening[part]);
      for (let at = 0; at < bytes.length; at += 1) {
        const text = fromUtf8(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
        if (text !== undefined)
          expect(() => checkOpening(entry, { ...opening, [part]: text })).toThrow('ledger.opening');
      }
    }
  });
  it('shows a file by its digest alone', () => {
    const { entry, opening, bodyHash } = plain;
    const shown = { sha256: digest, fileSalt: opening.fileSalt, bodyHash: hexOf(bodyHash) };
    expect(checkFile(entry, shown)).toBe(true);
    expect(checkFile(entry, { ...shown, sha256: 'ac'.repeat(32) })).toBe(false);
    expect(checkFile(entry, { ...shown, sha256: '' })).toBe(false);
    expect(checkFile(entry, { ...shown, fileSalt: opening.salt })).toBe(false);
    const without = sealEntry({ event: { id: 'e' } });
    const claimed = { ...shown, fileSalt: without.opening.fileSalt, bodyHash: hexOf(without.bodyHash) };
    expect(checkFile(without.entry, claimed)).toBe(false);
  });
  it.each([
    ['a space', (t: string) => t.replace(',', ', ')],
    ['another order', (t: string) => t.replace(/^\{(.*),("id".*),("v":1)\}$/, '{$2,$1,$3}')],
    ['another version', (t: string) => t.replace('"v":1', '"v":2')],
    ['one more field', (t: string) => t.replace('"v":1', '"v":1,"x":1')],
    ['upper-case hex', (t: string) => t.replace(/:"([0-9a-f]{64})"/, (m) => m.toUpperCase())],
    ['null', () => 'null'],
    ['nothing', () => ''],
  ])('is refused with %s', (_what, spoil) => {
    expect(() => parseEntry(utf8(spoil(fromUtf8(plain.entry) ?? '')))).toThrow('ledger.entry.malformed');
  });
});

describe('the entries of one matter', () => {
  const chainOf = (length: number, matter = 'm-1'): MatterEntry[] => {
    const chain: MatterEntry[] = [];
    for (let number = 1; number <= length; number += 1) {
      const before = chain.at(-1);
      const place = before === undefined ? { number } : { number, previous: hexOf(leafHash(before.entry)) };
      chain.push(sealEntry({ event: { id: `${matter}-${number}`, matter }, matter: place }));
    }
    return chain;
  };
  const chain = chainOf(7);
  it('hold together', () => {
    const { opened, head } = checkMatterChain('m-1', chain);
    expect(opened.map((each) => each?.matter?.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(head).toEqual(leafHash(chain[6]?.entry ?? utf8('')));
    expect(checkMatterChain('m-1', [])).toEqual({ opened: [], head: undefined });
  });
  it.each([0, 1, 2, 3, 4, 5])('show that number %i after zero was taken out', (at) => {
    expect(() => checkMatterChain('m-1', chain.toSpliced(at, 1))).toThrow('ledger.matter.gap');
  });
  it('show an exchange, a repetition, a stranger and a chain of other entries', () => {
    const swapped = chain.toSpliced(2, 2, chain[3] as MatterEntry, chain[2] as MatterEntry);
    expect(() => checkMatterChain('m-1', swapped)).toThrow('ledger.matter.gap');
    expect(() => checkMatterChain('m-1', chain.toSpliced(2, 0, chain[2] as MatterEntry))).toThrow(
      'ledger.matter.gap',
    );
    const replaced = chain.toSpliced(2, 1, chainOf(7)[2] as MatterEntry);
    expect(() => checkMatterChain('m-1', replaced)).toThrow('ledger.matter.link');
    expect(() => checkMatterChain('m-1', [...chain, ...chainOf(8, 'm-2').slice(7)])).toThrow(
      'ledger.matter.foreign',
    );
    expect(() => checkMatterChain('m-2', chain)).toThrow('ledger.matter.foreign');
  });
  it('still hold when the body of one was destroyed, and show another in its place', () => {
    const erased = chain.toSpliced(3, 1, { entry: chain[3]?.entry ?? utf8('') });
    expect(checkMatterChain('m-1', erased).opened[3]).toBeUndefined();
    const other = chain.toSpliced(3, 1, { entry: chainOf(4)[3]?.entry ?? utf8('') });
    expect(() => checkMatterChain('m-1', other)).toThrow('ledger.matter.link');
    expect(() => checkMatterChain('m-1', erased.toSpliced(3, 1))).toThrow('ledger.matter.gap');
  });
});
