import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { blobSource, checkFile, checkProof, leafHash, verifyBundle, verifierOf } from '@sanzhi/ledger';
import { cast, Journey, makePhoto, stack, until } from '@sanzhi/testing';
import { verifyToken } from '@sanzhi/timestamp';
import { TestHouse } from '../support/house.ts';

let house: TestHouse;
let journey: Journey;
let recording: string;
let photo: string;
const folder = mkdtempSync(join(tmpdir(), 'ledger-law-'));
const { ledger } = stack();
const trust = { origin: ledger.origin, log: [verifierOf(ledger.vkey)] };
const witnesses = (
  JSON.parse(readFileSync(ledger.witnessesFile, 'utf8')) as { witnesses: { vkey: string }[] }
).witnesses.map(({ vkey }) => vkey);
const utf8 = (text: string) => new TextEncoder().encode(text);
const evidence = (path: string) => `${house.services.evidence.url}/api/evidence/v1${path}`;

beforeAll(async () => {
  house = await TestHouse.open();
  journey = new Journey({ api: house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  photo = await makePhoto(folder, 'shelf', Date.now() % 360);
  await journey.record({ path: photo, medium: 'photo', title: '现场检查照片', activity: 'site-inspection' });
  const { items } = await house.api.call(evidenceApi.listRecordings, cast.handler, { id: journey.id });
  recording = items[0]?.id ?? '';
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true });
});

describe('law 3: what was handed in can be proved to anyone', () => {
  it('by the receipt of the officer, under a checkpoint that other agencies cosigned', async () => {
    const receipt = await until('the receipt', () =>
      house.api.call(evidenceApi.recordingReceipt, cast.handler, { id: recording }),
    );
    const { checkpoint } = checkProof(receipt.proof, leafHash(utf8(receipt.entry)), trust);
    expect(checkpoint.origin).toBe(ledger.origin);
    const signers = receipt.proof
      .split('\n')
      .filter((line) => line.startsWith('— '))
      .map((line) => line.split(' ')[1]);
    expect(witnesses.some((vkey) => signers.includes(vkey.split('+')[0]))).toBe(true);
    await expect(
      house.api.call(evidenceApi.recordingReceipt, 'lei.handler', { id: recording }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('by whoever has the file, who learns nothing else', async () => {
    const sha256 = createHash('sha256').update(readFileSync(photo)).digest('hex');
    const { found, pending } = (await (await fetch(evidence(`/public/ledger/files/${sha256}`))).json()) as {
      found?: Record<string, string>;
      pending: boolean;
    };
    const { entry = '', fileSalt = '', bodyHash = '', proof = '' } = found ?? {};
    expect([pending, checkFile(utf8(entry), { sha256, fileSalt, bodyHash })]).toEqual([false, true]);
    checkProof(proof, leafHash(utf8(entry)), trust);
    expect(JSON.stringify(found)).not.toContain(journey.id);
  });

  it('by the checkpoint of the day, dated by a third party', async () => {
    const day = await until('the stamp', async () => {
      const { items } = (await (await fetch(evidence('/public/ledger/days'))).json()) as {
        items: { checkpoint: string; timestamp?: string }[];
      };
      return items[0]?.timestamp === undefined ? undefined : items[0];
    });
    const ca = readFileSync(ledger.timestampCaFile, 'utf8');
    const token = Buffer.from(day.timestamp ?? '', 'base64');
    expect(verifyToken(token, utf8(day.checkpoint), ca).time.getTime()).toBeGreaterThan(
      Date.now() - 3_600_000,
    );
  });
});

describe('law 3: a whole matter, in one file, needs us no more', () => {
  let id: string;
  const content = async (username: string) =>
    fetch(evidence(`/bundles/${id}/content`), {
      headers: { authorization: `Bearer ${await house.tokens.of(username)}` },
    });

  it('which is said before its bytes flow', async () => {
    ({ id } = await house.api.call(evidenceApi.exportBundle, cast.handler, {
      id: journey.id,
      purpose: 'reconsideration',
    }));
    const { tagManifest } = await until('the bundle', async () => {
      const view = await house.api.call(evidenceApi.getBundle, cast.handler, { id });
      return view.state === 'ready' ? view : undefined;
    });
    const exported = await until('its entry', async () => {
      const { items } = await house.api.call(evidenceApi.timeline, cast.handler, { id: journey.id });
      return items.find(({ type }) => type === 'cn.sanzhi.evidence.bundle.exported.v1');
    });
    expect(exported.data).toMatchObject({ purpose: 'reconsideration', sha256: tagManifest });
  });

  it('and is refused once a single byte of it is another', async () => {
    const zip = new Uint8Array(await (await content(cast.handler)).arrayBuffer());
    const verdict = async (bytes: Uint8Array) =>
      verifyBundle(blobSource(new Blob([Uint8Array.from(bytes)])), {
        logKey: ledger.vkey,
        witnesses,
        quorum: 1,
      });
    const { accepted, findings, entries } = await verdict(zip);
    expect([accepted, findings]).toEqual([true, []]);
    expect(entries?.total).toBeGreaterThan(3);
    for (let n = 0; n < 20; n += 1) {
      const at = Math.floor((zip.length * (n + 0.5)) / 20);
      const other = zip.map((byte, i) => (i === at ? byte ^ 1 : byte));
      expect([at, (await verdict(other)).accepted]).toEqual([at, false]);
    }
  });

  it('law 9: for who asked for it, in the agency whose matter it is', async () => {
    expect((await content(cast.leader)).status).toBe(403);
    expect((await content('lei.handler')).status).toBe(404);
    await expect(
      house.api.call(evidenceApi.exportBundle, 'lei.handler', { id: journey.id, purpose: 'archive' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
