import { describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@sanzhi/kernel';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { noScanner } from '../adapters/scanners.ts';
import { passOver } from './pass.ts';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const c2pa = Buffer.concat([
  Buffer.from('jumd'),
  Buffer.from('63327061001100108000' + '00aa00389b71', 'hex'),
]);
const cut = (whole: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, n) => whole.subarray(n * size, (n + 1) * size));
const pass = async (pieces: Buffer[], said: number[] = []) =>
  passOver(Readable.from(pieces), await noScanner.open(), async (size) => void said.push(size));

describe('one reading of the file', () => {
  it('gives both digests and says how far it is', async () => {
    const whole = randomBytes(100_000);
    const said: number[] = [];
    const { digests, scan, infected, credentials } = await pass(cut(whole, 30_000), said);
    expect(digests).toEqual({
      sha256: sha256Hex(whole),
      sm3: createHash('sm3').update(whole).digest('hex'),
      size: 100_000,
    });
    expect(said).toEqual([30_000, 60_000, 90_000, 100_000]);
    expect([scan, infected, credentials]).toEqual([{ verdict: 'no-scanner' }, undefined, false]);
  });

  it.each([1, 3, 7, 16, 50, 67, 68, 69, 1000])(
    'finds the EICAR file and a credentials box wherever they lie, in pieces of %i bytes',
    async (size) => {
      for (const before of [0, 5, 66, 130]) {
        const whole = Buffer.concat([Buffer.alloc(before, 1), Buffer.from(eicar), c2pa, Buffer.alloc(9, 2)]);
        const { infected, credentials } = await pass(cut(whole, size));
        expect([infected, credentials]).toEqual(['EICAR-Test-File', true]);
      }
    },
  );
});
