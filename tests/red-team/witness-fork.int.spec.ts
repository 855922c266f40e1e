import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  consistencyProof,
  cosignatureVerifier,
  ed25519Signer,
  ed25519Vkey,
  formatCheckpoint,
  leafHash,
  rootOf,
  signNote,
  type NoteSigner,
} from '@sanzhi/ledger';
import { stack } from '@sanzhi/testing';
import { enrolLog } from '../../deploy/local/witness-files.ts';
import { checkWitness } from '../../tools/src/fsck/check-witnesses.ts';
import { Findings } from '../../tools/src/fsck/findings.ts';

const { ledger, folder } = stack();
const { witnesses } = JSON.parse(readFileSync(ledger.witnessesFile, 'utf8')) as {
  witnesses: { vkey: string; url: string }[];
};
const [justice = { vkey: '', url: '' }] = witnesses;
const leavesOf = (size: number, salt = '') =>
  Array.from({ length: size }, (_, i) => leafHash(new TextEncoder().encode(`${i}${salt}`)));

/** A ledger of its own, which the real witness comes to know. */
let origin: string;
let signer: NoteSigner;

beforeEach(() => {
  origin = `test.example/${randomBytes(6).toString('hex')}`;
  const seed = new Uint8Array(randomBytes(32));
  signer = ed25519Signer(origin, seed);
  const vkey = ed25519Vkey(origin, seed);
  enrolLog(join(folder, 'data', 'witness-justice', 'witness.db'), { origin, vkey });
});

/** What fsck says when these leaves are what is public; the witness sees them. */
const shown = async (leaves: ReturnType<typeof leavesOf>, more: { url?: string; now?: number } = {}) => {
  const size = leaves.length;
  const note = await signNote(formatCheckpoint({ origin, size, root: rootOf(leaves) }), [signer]);
  const findings = new Findings();
  const { name } = cosignatureVerifier(justice.vkey);
  const consistency = async (from: number) => consistencyProof(leaves, from);
  const now = async () => more.now ?? size;
  await checkWitness({ name, url: more.url ?? justice.url }, { note, size, consistency, now }, findings);
  const { differences, notes } = findings;
  return [...differences, ...notes].map(({ code }) => code);
};

describe('law 3: whoever has key, database and store, and makes the ledger anew', () => {
  it('of the same length is contradicted by the witness', async () => {
    await shown(leavesOf(6));
    expect(await shown(leavesOf(6))).toEqual([]);
    expect(await shown(leavesOf(6, 'x'))).toEqual(['checkpoint.witness-fork']);
  });

  it('and longer is asked for the proof that there cannot be', async () => {
    await shown(leavesOf(6));
    expect(await shown(leavesOf(9, 'x'))).toEqual(['checkpoint.witness-fork', 'checkpoint.witness-behind']);
  });

  it('and shorter is contradicted, unless the ledger only went on while it was checked', async () => {
    await shown(leavesOf(6));
    expect(await shown(leavesOf(4))).toEqual(['checkpoint.witness-ahead']);
    expect(await shown(leavesOf(4), { now: 6 })).toEqual([]);
  });

  it('is not said of a ledger that grew while the witness was away: it is shown the proof, and has seen it then', async () => {
    await shown(leavesOf(6));
    expect(await shown(leavesOf(300))).toEqual(['checkpoint.witness-behind']);
    expect(await shown(leavesOf(300))).toEqual([]);
    expect(await shown(leavesOf(300, 'x'))).toEqual(['checkpoint.witness-fork']);
  });

  it.each([
    ['its size', '6\n'],
    ['nothing', ''],
    ['words', 'conflict'],
  ])('is named too where a witness answers 409 with %s, as the specification has it', async (_, body) => {
    const server = createServer((_request, reply) => reply.writeHead(409).end(body));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await shown(leavesOf(6), { url })).toEqual(['checkpoint.witness-fork']);
    server.close();
  });
});
