import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sm3 } from 'sm-crypto-v2';
import { bytesOf, fromUtf8, hexOf, utf8 } from '../bytes.ts';
import {
  addSignatures,
  cosignatureSigner,
  cosignatureVerifier,
  cosignatureVkey,
  ed25519Skey,
  ed25519Vkey,
  openNote,
  parseVkey,
  signNote,
  signerOf,
  sm2Signer,
  sm2Skey,
  sm2Verifier,
  sm2Vkey,
  splitNote,
  verifierOf,
} from '../index.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const log = ed25519Skey('xintian.example/ledger', seed(1));
const logKey = verifierOf(ed25519Vkey('xintian.example/ledger', seed(1)));
const sm2Key = bytesOf('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');

describe('known answers', () => {
  // The example of golang.org/x/mod/sumdb/note.
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const skey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  it('opens and makes the note of the Go documentation', async () => {
    expect(openNote(note, [verifierOf(vkey)]).text).toBe(text);
    expect(await signNote(text, [signerOf(skey)])).toBe(note);
  });
  it('reads the example of c2sp.org/tlog-cosignature', () => {
    const { text: body, signatures } = splitNote(
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n',
    );
    expect(body.split('\n')).toHaveLength(4);
    const [, witness] = signatures;
    const anyKey = cosignatureVerifier(cosignatureVkey('w', seed(3)));
    expect(anyKey.timeOf(witness?.signature ?? seed(0)).getTime()).toBe(1_679_315_147_000);
  });
  it('verifies the sample signature of GB/T 32918.5 and the SM3 sample of GB/T 32905', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    const point =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
    expect(hexOf(parseVkey(sm2Vkey('g', sm2Key)).key)).toContain(point);
    const signature =
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
    expect(sm2Verifier(sm2Vkey('g', sm2Key)).verify('message digest', bytesOf(signature))).toBe(true);
    expect(sm2Verifier(sm2Vkey('g', sm2Key)).verify('message digesT', bytesOf(signature))).toBe(false);
  });
});

describe('signed notes (c2sp.org/signed-note)', () => {
  const text = fc
    .array(
      fc.string({ unit: 'binary' }).map((s) => s.replaceAll(/[\x00-\x1f]/g, '')),
      { maxLength: 5 },
    )
    .map((lines) => `${lines.join('\n')}\n`);
  it('come back as they were signed', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const { text: read, verified } = openNote(await signNote(body, [signerOf(log)]), [logKey]);
        expect([read, verified.map(({ name }) => name)]).toEqual([body, ['xintian.example/ledger']]);
      }),
      { numRuns: 50 },
    );
  });
  it('carry a signature of SM2 beside Ed25519, which those who do not know SM2 leave aside', async () => {
    const both = await signNote('第一行\n', [
      signerOf(log),
      signerOf(sm2Skey('xintian.example/ledger', sm2Key)),
    ]);
    const sm2Verified = sm2Verifier(sm2Vkey('xintian.example/ledger', sm2Key));
    expect(openNote(both, [logKey, sm2Verified]).verified).toHaveLength(2);
    expect(openNote(both, [logKey])).toMatchObject({ verified: [{}], unknown: [{}] });
    expect(openNote(both, [sm2Verified])).toMatchObject({ verified: [{}], unknown: [{}] });
  });
  it('are refused or not verified after any change of any byte', async () => {
    const signers = [signerOf(log), sm2Signer('g', sm2Key)];
    const good = utf8(await signNote('origin 起\n12\n\nmore\n', signers));
    const text = openNote(fromUtf8(good) ?? '', [logKey]).text;
    const verifiers = [logKey, sm2Verifier(sm2Vkey('g', sm2Key))];
    const lenient: string[] = [];
    for (let at = 0; at < good.length; at += 1)
      for (const change of [1, 2, 16, 32, 128]) {
        const bad = fromUtf8(good.map((byte, i) => (i === at ? byte ^ change : byte)));
        if (bad === undefined) continue;
        try {
          const opened = openNote(bad, verifiers);
          // Only a signature line that names another key by now may stay unread; the text never differs.
          if (opened.verified.length === 2 || opened.text !== text) lenient.push(`${at}^${change}`);
        } catch (error) {
          expect(String(error)).toMatch(/ledger\.note\./);
        }
      }
    expect(lenient).toEqual([]);
  });
  const line = '— xintian.example/ledger ';
  it.each([
    ['no signature', (note: string) => note.slice(0, note.indexOf(line))],
    ['a missing last newline', (note: string) => note.slice(0, -1)],
    ['something behind it', (note: string) => `${note}x`],
    ['a line of another shape', (note: string) => `${note}- a b\n`],
    ['a hyphen for the dash', (note: string) => note.replace('—', '-')],
    ['two spaces', (note: string) => note.replace(line, `${line} `)],
    ['a carriage return', (note: string) => note.replace('\n', '\r\n')],
    ['a name with a plus', (note: string) => note.replace(line, '— a+b ')],
    ['a name with a wide space', (note: string) => note.replace(line, '— a\u3000b ')],
    [
      'base64 with loose bits',
      (note: string) => note.replace(/.=\n$/, (end) => `${end[0] === 'B' ? 'C' : 'B'}=\n`),
    ],
    ['a signature too short for a key', (note: string) => `${note}— a AAAA\n`],
    ['too many signatures', (note: string) => note + note.slice(note.indexOf(line)).repeat(100)],
    ['a lone surrogate', (note: string) => `\ud800${note}`],
  ])('are refused with %s', async (_what, spoil) => {
    const spoilt = spoil(await signNote('text\n', [signerOf(log)]));
    expect(() => openNote(spoilt, [logKey])).toThrow('ledger.note.');
  });
  it('count a repeated line once, and say nothing by an unknown key', async () => {
    const note = await signNote('text\n', [signerOf(log)]);
    const twice = note + note.slice(note.indexOf(line));
    expect(openNote(twice, [logKey]).verified).toHaveLength(1);
    const other = verifierOf(ed25519Vkey('xintian.example/ledger', seed(9)));
    expect(() => openNote(note, [other])).toThrow('ledger.note.unverified');
    expect(() => openNote(note, [])).toThrow('ledger.note.unverified');
  });
  it('are refused whole when one known key does not verify', async () => {
    const good = await signNote('text\n', [signerOf(log)]);
    const { signatures } = splitNote(await signNote('other text\n', [sm2Signer('g', sm2Key)]));
    const mixed = addSignatures(good, signatures);
    expect(() => openNote(mixed, [logKey, sm2Verifier(sm2Vkey('g', sm2Key))])).toThrow(
      'ledger.note.signature-bad',
    );
    expect(openNote(mixed, [logKey]).unknown).toHaveLength(1);
  });
});

describe('cosignatures (c2sp.org/tlog-cosignature)', () => {
  const now = new Date('2026-07-01T08:00:00Z');
  const witness = cosignatureVerifier(cosignatureVkey('justice.example/witness', seed(2)));
  it('tell the time that was signed', async () => {
    const note = await signNote('o\n1\nx\n', [
      cosignatureSigner('justice.example/witness', seed(2), () => now),
    ]);
    const [signature] = openNote(note, [witness]).verified;
    expect(witness.timeOf(signature?.signature ?? seed(0))).toEqual(now);
  });
  it('do not hold for another time, another text, or as a plain signature', async () => {
    const signer = cosignatureSigner('justice.example/witness', seed(2), () => now);
    const signature = await signer.sign('o\n1\nx\n');
    expect(witness.verify('o\n1\nx\n', signature)).toBe(true);
    for (let at = 0; at < 72; at += 1) {
      const bad = signature.map((byte, i) => (i === at ? byte ^ 1 : byte));
      if (witness.verify('o\n1\nx\n', bad)) throw new Error(`byte ${at}`);
    }
    expect(witness.verify('o\n2\nx\n', signature)).toBe(false);
    expect(witness.verify('o\n1\nx\n', signature.slice(8))).toBe(false);
    const plain = verifierOf(ed25519Vkey('justice.example/witness', seed(2)));
    expect(plain.keyId).not.toBe(witness.keyId);
    expect(plain.verify('o\n1\nx\n', signature.slice(8))).toBe(false);
  });
});

describe('key lines', () => {
  const lines = [
    ed25519Vkey('a.example', seed(1)),
    cosignatureVkey('a.example', seed(1)),
    sm2Vkey('a.example', sm2Key),
  ];
  it('have an ID for each use of one key', () => {
    expect(new Set(lines.map((vkey) => verifierOf(vkey).keyId)).size).toBe(3);
    expect(signerOf(sm2Skey('a.example', sm2Key)).keyId).toBe(verifierOf(lines[2] ?? '').keyId);
  });
  it.each([
    ['another ID', 'a+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['no name', '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['bad base64', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T'],
    ['nothing', ''],
  ])('are refused with %s', (_what, vkey) => {
    expect(() => verifierOf(vkey)).toThrow('ledger.key.malformed');
  });
  it('are refused as private keys when they are public, cut off or of another key', () => {
    expect(() => signerOf(lines[0] ?? '')).toThrow('ledger.key.malformed');
    expect(() => signerOf(log.replace(/\+[0-9a-f]{8}\+/, '+00000001+'))).toThrow('ledger.key.malformed');
    expect(() => signerOf('PRIVATE+KEY+a+00000001+AgIC')).toThrow('ledger.key.unknown-type');
  });
});
