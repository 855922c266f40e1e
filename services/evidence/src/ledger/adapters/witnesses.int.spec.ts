import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  consistencyProof,
  cosignatureVerifier,
  ed25519Signer,
  ed25519Vkey,
  formatCheckpoint,
  leafHash,
  openCheckpoint,
  rootOf,
  signNote,
  verifierOf,
  type NoteSigner,
} from '@sanzhi/ledger';
import { part, stack } from '@sanzhi/testing';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolLog } from '../../../../../deploy/local/witness-files.ts';
import { HttpWitnesses, readWitnesses } from './witnesses.ts';

const { ledger, folder } = stack();
const { quorum, witnesses } = await readWitnesses(ledger.witnessesFile);
/** As long as a busy witness takes. */
const patient = { witnesses, timeoutMs: 60_000, graceMs: 60_000 };
const parts = ['witness-justice', 'witness-audit'] as const;
const [justice, audit] = witnesses.map(({ vkey }) => cosignatureVerifier(vkey).name);
const leavesOf = (size: number, salt = '') =>
  Array.from({ length: size }, (_, i) => leafHash(new TextEncoder().encode(`${i}${salt}`)));

/** A ledger of its own, which both witnesses come to know. */
let origin: string;
let signer: NoteSigner;
let vkey: string;
let client: HttpWitnesses;

beforeEach(() => {
  origin = `test.example/${randomBytes(6).toString('hex')}`;
  const seed = new Uint8Array(randomBytes(32));
  signer = ed25519Signer(origin, seed);
  vkey = ed25519Vkey(origin, seed);
  for (const name of parts) enrolLog(join(folder, 'data', name, 'witness.db'), { origin, vkey });
  client = new HttpWitnesses({ quorum, ...patient });
});

const noteOf = (leaves: ReturnType<typeof leavesOf>) =>
  signNote(formatCheckpoint({ origin, size: leaves.length, root: rootOf(leaves) }), [signer]);
const cosign = async (leaves: ReturnType<typeof leavesOf>, by = client) => {
  const note = await noteOf(leaves);
  const said = await by.cosign(note, async (from) => consistencyProof(leaves, from));
  return { ...said, note: note + said.lines.join('') };
};

const answering = async (use: (url: string) => Promise<void>, status = 0, body = ''): Promise<void> => {
  const server = createServer((_, reply) => {
    if (status > 0) reply.writeHead(status).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

describe('the real witnesses', () => {
  it('cosign each growth of the ledger, and their lines verify by their keys', async () => {
    for (const size of [1, 2, 7, 300]) {
      const { note, signed, missed } = await cosign(leavesOf(size));
      expect([signed.map(({ name }) => name), missed]).toEqual([[justice, audit], []]);
      for (const { time } of signed) expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(60_000);
      const trust = {
        origin,
        log: [verifierOf(vkey)],
        witnesses: witnesses.map((witness) => cosignatureVerifier(witness.vkey)),
        quorum: 2,
      };
      expect(openCheckpoint(note, trust)).toMatchObject({
        size,
        witnessed: [{ name: justice }, { name: audit }],
      });
    }
  });

  it('are asked anew from the size that they know when we have forgotten it, and may sign the same again', async () => {
    await cosign(leavesOf(5));
    const forgetful = new HttpWitnesses({ quorum: 2, ...patient });
    expect((await cosign(leavesOf(5), forgetful)).signed).toHaveLength(2);
    const again = new HttpWitnesses({ quorum: 2, ...patient });
    expect((await cosign(leavesOf(9), again)).signed).toHaveLength(2);
  });

  it('law 3: refuse another history of the same length, and a fork that goes on', async () => {
    await cosign(leavesOf(6));
    for (const fork of [leavesOf(6, 'x'), leavesOf(8, 'x')]) {
      const refused = cosign(fork, new HttpWitnesses({ quorum: 1, ...patient }));
      await expect(refused).rejects.toMatchObject({
        code: 'ledger.witness.quorum',
        detail: { kind: 'unavailable', missing: [{ en: expect.stringContaining('does not extend') }, {}] },
      });
    }
    const { missed } = await cosign(leavesOf(8, 'x'), new HttpWitnesses({ quorum: 0, ...patient }));
    expect(missed.map(({ code }) => code)).toEqual(['ledger.witness.fork', 'ledger.witness.fork']);
  });

  it('law 3: refuse a ledger that was rolled back', async () => {
    await cosign(leavesOf(6));
    const { missed, lines } = await cosign(leavesOf(4), new HttpWitnesses({ quorum: 0, ...patient }));
    expect([lines, missed.map(({ code }) => code)]).toEqual([[], Array(2).fill('ledger.witness.ahead')]);
  });

  it('refuse a key that they do not know and a ledger that they do not know', async () => {
    signer = ed25519Signer(origin, new Uint8Array(randomBytes(32)));
    const lax = new HttpWitnesses({ quorum: 0, ...patient });
    expect((await cosign(leavesOf(1), lax)).missed[0]?.code).toBe('ledger.witness.refused-key');
    origin = 'unknown.example/ledger';
    signer = ed25519Signer(origin, new Uint8Array(randomBytes(32)));
    expect((await cosign(leavesOf(1), lax)).missed[0]?.code).toBe('ledger.witness.unknown-log');
  });
});

describe('one of two', () => {
  it('is enough when the other was killed, and the other catches up when it is back', async () => {
    await cosign(leavesOf(2));
    await part('witness-audit').kill();
    const alone = await cosign(leavesOf(3));
    expect([alone.signed.map(({ name }) => name), alone.missed]).toEqual([
      [justice],
      [expect.objectContaining({ name: audit, code: 'ledger.witness.away' })],
    ]);
    const both = new HttpWitnesses({ quorum: 2, ...patient });
    await expect(cosign(leavesOf(4), both)).rejects.toMatchObject({ code: 'ledger.witness.quorum' });
    await part('witness-audit').start();
    expect((await cosign(leavesOf(5), both)).signed).toHaveLength(2);
  });

  it('does not wait for one that keeps silent', async () => {
    const silent = async (url: string): Promise<void> => {
      const [first, second] = witnesses;
      if (!first || !second) throw new Error('two witnesses are needed');
      const named = [first, { ...second, url }];
      const one = new HttpWitnesses({ quorum: 1, witnesses: named, timeoutMs: 600_000 });
      const { signed } = await cosign(leavesOf(3), one);
      expect(signed.map(({ name }) => name)).toEqual([justice]);
      const both = new HttpWitnesses({ quorum: 2, witnesses: named, timeoutMs: 500 });
      await expect(cosign(leavesOf(4), both)).rejects.toMatchObject({ code: 'ledger.witness.quorum' });
    };
    await answering(silent);
  });

  it.each([
    [200, 'rubbish', 'ledger.witness.bad-signature'],
    [200, `— x ${Buffer.alloc(76).toString('base64')}\n`, 'ledger.witness.bad-signature'],
    [409, '999\n', 'ledger.witness.ahead'],
    [409, '-1\n', 'ledger.witness.away'],
    // It stands at our size and refuses the root: c2sp.org/tlog-witness.
    [409, '3\n', 'ledger.witness.fork'],
    [409, '0\n', 'ledger.witness.away'],
    [500, '', 'ledger.witness.away'],
    [400, '', 'ledger.witness.bad-request'],
  ])('that answers %i %j counts as none: %s', async (status, body, code) => {
    const judged = async (url: string): Promise<void> => {
      const named = witnesses.slice(0, 1).map((witness) => ({ ...witness, url }));
      const asked = new HttpWitnesses({ ...patient, quorum: 0, witnesses: named });
      const { lines, missed } = await cosign(leavesOf(3), asked);
      expect([lines, missed.map((one) => one.code)]).toEqual([[], [code]]);
    };
    await answering(judged, status, body);
  });
});

describe('the list of witnesses', () => {
  const listed = (value: unknown): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'witnesses-')), 'witnesses.json');
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  };
  const [one] = witnesses;

  it.each([
    ['no JSON', '{'],
    ['a quorum that cannot be reached', { quorum: 2, witnesses: [one] }],
    ['one twice', { quorum: 1, witnesses: [one, one] }],
    ['a key of another kind', { quorum: 1, witnesses: [{ ...one, vkey: ledger.vkey }] }],
    ['an address that is none', { quorum: 1, witnesses: [{ ...one, url: 'ftp://x' }] }],
    ['a word too many', { quorum: 0, witnesses: [], quorums: 1 }],
  ])('is refused with %s', async (_, value) => {
    await expect(readWitnesses(listed(value))).rejects.toThrow('is no list of witnesses');
  });

  it('may be empty: then nobody is asked', async () => {
    const named = await readWitnesses(listed({ quorum: 0, witnesses: [] }));
    expect(await cosign(leavesOf(1), new HttpWitnesses(named))).toMatchObject({ lines: [], missed: [] });
  });
});
