import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leavesOf } from '../../test/trees.ts';
import { fromUtf8, utf8 } from '../bytes.ts';
import {
  checkProof,
  cosignatureSigner,
  cosignatureVerifier,
  cosignatureVkey,
  ed25519Signer,
  ed25519Vkey,
  formatCheckpoint,
  formatProof,
  inclusionProof,
  openCheckpoint,
  parseCheckpoint,
  parseProof,
  rootOf,
  signNote,
  verifierOf,
  type Hash,
  type Trust,
} from '../index.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const origin = 'xintian.example/ledger';
const witnessNames = ['justice.example/w', 'audit.example/w'];
const trust: Trust & { witnesses: readonly ReturnType<typeof cosignatureVerifier>[] } = {
  origin,
  log: [verifierOf(ed25519Vkey(origin, seed(1)))],
  witnesses: witnessNames.map((name, i) => cosignatureVerifier(cosignatureVkey(name, seed(10 + i)))),
  quorum: 2,
};
const witnesses = witnessNames.map((name, i) => cosignatureSigner(name, seed(10 + i), () => new Date(1e12)));
const leaves = leavesOf(11);
const text = formatCheckpoint({ origin, size: 11, root: rootOf(leaves) });
const published = (): Promise<string> => signNote(text, [ed25519Signer(origin, seed(1)), ...witnesses]);
const proofOf = async (index: number): Promise<string> =>
  formatProof({ index, hashes: inclusionProof(leaves, index), checkpoint: await published() });

/** Every byte, changed by two different bits; what is no longer UTF-8 is refused before it is a text. */
const changesOf = function* (good: string): Generator<string> {
  const bytes = utf8(good);
  for (let at = 0; at < bytes.length; at += 1)
    for (const change of [1, 32]) {
      const bad = fromUtf8(bytes.map((byte, i) => (i === at ? byte ^ change : byte)));
      if (bad !== undefined) yield bad;
    }
};

describe('checkpoints (c2sp.org/tlog-checkpoint)', () => {
  it('come back as they were written', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const line = fc.string({ minLength: 1 }).filter((s) => !s.includes('\n'));
    fc.assert(
      fc.property(line, fc.maxSafeNat(), hash, fc.array(line), (name, size, root, extensions) => {
        const written = formatCheckpoint({ origin: name, size, root, extensions });
        expect(parseCheckpoint(written)).toEqual({
          origin: name,
          size,
          root,
          ...(extensions.length > 0 ? { extensions } : {}),
        });
      }),
    );
  });
  it.each([
    ['a leading zero', text.replace('\n11\n', '\n011\n')],
    ['a sign', text.replace('\n11\n', '\n+11\n')],
    ['a size beyond exact numbers', text.replace('\n11\n', '\n9007199254740993\n')],
    ['a short root', text.replace(/.{4}=\n/, '=\n')],
    ['an empty line', `${text}\n`],
    ['no last newline', text.trimEnd()],
    ['no origin', text.slice(origin.length)],
  ])('are refused with %s', (_what, spoilt) => {
    expect(() => parseCheckpoint(spoilt)).toThrow('ledger.checkpoint.malformed');
  });
  it('open by log key and a quorum of witnesses', async () => {
    const opened = openCheckpoint(await published(), trust);
    expect(opened).toMatchObject({
      size: 11,
      witnessed: witnessNames.map((name) => ({ name, time: new Date(1e12) })),
    });
    expect(opened.signedBy).toEqual(trust.log);
  });
  it('do not open without the quorum, without the log key, or for another log', async () => {
    const [witness] = witnesses;
    const few = await signNote(text, [
      ed25519Signer(origin, seed(1)),
      ...(witness ? [witness, witness] : []),
    ]);
    expect(() => openCheckpoint(few, trust)).toThrow('ledger.checkpoint.quorum');
    expect(() => openCheckpoint(few, { ...trust, log: [] })).toThrow('ledger.checkpoint.unsigned');
    const unsigned = await signNote(text, witnesses);
    expect(() => openCheckpoint(unsigned, trust)).toThrow('ledger.checkpoint.unsigned');
    const note = await published();
    expect(() => openCheckpoint(note, { ...trust, origin: 'other.example' })).toThrow(
      'ledger.checkpoint.origin',
    );
  });
  it('do not open after any change of any byte', async () => {
    const note = await published();
    for (const bad of changesOf(note)) expect(() => openCheckpoint(bad, trust)).toThrow('ledger.');
  });
});

describe('proof files (c2sp.org/tlog-proof)', () => {
  it('reads the shape of the specification', () => {
    const extra = utf8('context');
    const hashes = [seed(1), seed(2)];
    const note = 'o\n5\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— k AAAAAAE=\n';
    const written = formatProof({ index: 3, hashes, checkpoint: note, extra });
    expect(written.split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'extra Y29udGV4dA==',
      'index 3',
    ]);
    expect(parseProof(written)).toEqual({ index: 3, hashes, checkpoint: note, extra });
  });
  it('prove each leaf at its place and no other', async () => {
    for (const [index, leaf] of leaves.entries()) {
      const proof = await proofOf(index);
      expect(checkProof(proof, leaf, trust).index).toBe(index);
      expect(() => checkProof(proof, leaves[(index + 1) % 11] as Hash, trust)).toThrow('ledger.proof.wrong');
    }
  });
  it('prove nothing after any change of any byte', async () => {
    const proof = await proofOf(6);
    for (const bad of changesOf(proof))
      expect(() => checkProof(bad, leaves[6] as Hash, trust)).toThrow('ledger.');
  });
  it.each([
    ['another first line', (p: string) => p.replace('@v1', '@v2')],
    ['no index', (p: string) => p.replace(/index \d+\n/, '')],
    ['empty extra data', (p: string) => p.replace('index', 'extra \nindex')],
    ['an index with a zero before it', (p: string) => p.replace('index ', 'index 0')],
    ['nothing after the hashes', (p: string) => p.slice(0, p.indexOf('\n\n') + 2)],
    ['a line before it', (p: string) => `\n${p}`],
  ])('are refused with %s', async (_what, spoil) => {
    const spoilt = spoil(await proofOf(6));
    expect(() => parseProof(spoilt)).toThrow(/ledger\.(proof|note)\.malformed/);
  });
});
