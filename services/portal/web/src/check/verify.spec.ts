import { describe, expect, it } from '@jest/globals';
import {
  cosignatureSigner,
  cosignatureVerifier,
  cosignatureVkey,
  ed25519Signer,
  ed25519Verifier,
  ed25519Vkey,
  formatCheckpoint,
  formatProof,
  inclusionProof,
  leafHash,
  rootOf,
  sealEntry,
  signNote,
} from '@sanzhi/ledger';
import { digestOf } from './digest-of.ts';
import { isWhole, verify, type Found } from './verify.ts';

const seed = new Uint8Array(32).fill(7);
const witnessSeed = new Uint8Array(32).fill(9);
const origin = 'log.example/ledger';
const keys = {
  log: [ed25519Verifier(ed25519Vkey(origin, seed))],
  witnesses: [cosignatureVerifier(cosignatureVkey('justice.example', witnessSeed))],
};
const digest = 'ab'.repeat(32);
const id = '018f4a3e-0000-7000-8000-00000000000';

const published = async (): Promise<Found> => {
  const sealed = [1, 2, 3, 4, 5].map((n) =>
    sealEntry({ event: { id: `${id}${n}`, data: n === 3 ? { sha256: digest } : {} } }),
  );
  const leaves = sealed.map(({ entry }) => leafHash(entry));
  const text = formatCheckpoint({ origin, size: 5, root: rootOf(leaves) });
  const checkpoint = await signNote(text, [
    ed25519Signer(origin, seed),
    cosignatureSigner('justice.example', witnessSeed, () => new Date('2026-02-09T02:00:00Z')),
  ]);
  const { entry, opening, bodyHash } = sealed[2]!;
  return {
    index: 2,
    time: '2026-02-09T10:00:00+08:00',
    entry: new TextDecoder().decode(entry),
    proof: formatProof({ index: 2, hashes: inclusionProof(leaves, 2), checkpoint }),
    checkpoint,
    fileSalt: opening.fileSalt,
    bodyHash: Buffer.from(bodyHash).toString('hex'),
  };
};

describe('what the browser of a passer-by checks', () => {
  it('finds the sealed file in the log, signed and witnessed', async () => {
    const verdict = verify(digest, await published(), keys);
    expect(verdict).toEqual({
      file: true,
      inclusion: true,
      signedBy: [origin],
      witnesses: ['justice.example'],
      index: 2,
      size: 5,
    });
    expect(isWhole(verdict)).toBe(true);
  });

  it('sees another file, another entry, an altered proof and a forged checkpoint', async () => {
    const found = await published();
    expect(verify(`00${digest.slice(2)}`, found, keys).file).toBe(false);
    const moved = found.proof.replace('index 2', 'index 3');
    expect(verify(digest, { ...found, proof: moved }, keys).inclusion).toBe(false);
    const other = { ...found, entry: found.entry.replace(`${id}3`, `${id}4`) };
    expect(isWhole(verify(digest, other, keys))).toBe(false);
    const grown = found.proof.replace(`${origin}\n5\n`, `${origin}\n6\n`);
    expect(verify(digest, { ...found, proof: grown }, keys)).toMatchObject({
      signedBy: [],
      inclusion: false,
    });
    expect(isWhole(verify(digest, found, { log: [], witnesses: [] }))).toBe(false);
  });
});

it('reads a file in slices and says how far it is', async () => {
  const seen: number[] = [];
  const file = new Blob([new Uint8Array(9 * 1024 ** 2)]);
  const { createHash } = await import('node:crypto');
  const plain = createHash('sha256').update(new Uint8Array(9 * 1024 ** 2));
  expect(await digestOf(file, (done) => seen.push(done))).toBe(plain.digest('hex'));
  expect(seen).toEqual([4 * 1024 ** 2, 8 * 1024 ** 2, 9 * 1024 ** 2]);
});
