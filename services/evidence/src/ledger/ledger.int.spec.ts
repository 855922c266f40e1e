import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { newId, sha256Hex } from '@sanzhi/kernel';
import { checkFile, checkMatterChain, checkOpening, checkProof, leafHash, verifierOf } from '@sanzhi/ledger';
import { Refused, stack, until } from '@sanzhi/testing';
import { verifyToken } from '@sanzhi/timestamp';
import { readFileSync } from 'node:fs';
import { CaseScene, matterId } from '../../test/case-scene.ts';
import { ForeignReader } from '../../test/foreign-reader.ts';
import { LedgerApp } from '../../test/ledger-app.ts';
import { event } from '../../test/ledger-scene.ts';
import type { LedgerEvent } from './application/ports.ts';

const cases = new CaseScene();
let app: LedgerApp;
beforeAll(async () => {
  app = await LedgerApp.open(cases, `ledger${newId().slice(-8)}`);
});
afterAll(() => app?.close());

const handler = 'chen.handler';
const trust = () => ({ origin: app.origin, log: [verifierOf(app.vkey)] });
const get = (path: string) => fetch(`${app.url}${path}`);
const sized = async () => Number((await (await get('/ledger/checkpoint')).text()).split('\n')[1] ?? 0);
const utf8 = (text: string) => new TextEncoder().encode(text);

const film = 'the bytes of a film';
const sealed = (more: Partial<LedgerEvent> = {}) =>
  event({
    matter: matterId,
    type: 'cn.sanzhi.evidence.recording.sealed.v1',
    data: { title: '现场检查', sha256: sha256Hex(film) },
    ...more,
  });

describe('an event of any service', () => {
  it('is publicly provable in moments', async () => {
    const one = sealed();
    await app.say([one]);
    const receipt = await until('the receipt', () =>
      app.api.call(evidenceApi.recordingReceipt, handler, { id: one.subject }).catch((error: unknown) => {
        if (error instanceof Refused && [404, 409].includes(error.status)) return undefined;
        throw error;
      }),
    );
    const entry = utf8(receipt.entry);
    expect(checkProof(receipt.proof, leafHash(entry), trust()).index).toBe(receipt.index);
    if (!receipt.opening) throw new Error('no opening');
    expect(checkOpening(entry, receipt.opening).event).toEqual(one);
    expect(receipt.sha256).toBe(sha256Hex(film));
  });

  it('law 9: gives another agency no receipt', async () => {
    const one = sealed();
    await app.say([one]);
    await until('its receipt', () =>
      app.api.call(evidenceApi.recordingReceipt, handler, { id: one.subject }).catch(() => undefined),
    );
    await expect(
      app.api.call(evidenceApi.recordingReceipt, 'lei.handler', { id: one.subject }),
    ).rejects.toMatchObject({ status: 404, problem: { code: 'ledger.no-entry' } });
  });

  it('law 5: tells the public of a file that it is there and since when, and nothing else', async () => {
    const reply = await get(`/api/evidence/v1/public/ledger/files/${sha256Hex(film)}`);
    const text = await reply.text();
    const { found } = JSON.parse(text) as { found: Record<string, string> };
    const { entry = '', fileSalt = '', bodyHash = '', proof = '' } = found;
    expect(checkFile(utf8(entry), { sha256: sha256Hex(film), fileSalt, bodyHash })).toBe(true);
    checkProof(proof, leafHash(utf8(entry)), trust());
    for (const secret of [matterId, '现场检查', '陈立新']) expect(text).not.toContain(secret);
    const none = await get(`/api/evidence/v1/public/ledger/files/${'0'.repeat(64)}`);
    expect(await none.json()).toEqual({ pending: false });
    expect((await get('/api/evidence/v1/public/ledger/files/nothing')).status).toBe(400);
  });
});

describe('a matter', () => {
  it('proves all its entries, in order, none missing between two dates', async () => {
    await app.say([
      event({ matter: matterId, time: '2026-02-10T01:00:00.000Z' }),
      event({ matter: matterId, time: '2026-02-11T01:00:00.000Z' }),
      event({ matter: matterId, time: '2026-02-12T01:00:00.000Z' }),
    ]);
    const all = await until('all of them', async () => {
      const found = await app.api.call(evidenceApi.matterEntries, handler, { id: matterId });
      return found.total >= 5 ? found : undefined;
    });
    const entries = all.items.map(({ entry, opening }) => ({
      entry: utf8(entry),
      ...(opening ? { opening } : {}),
    }));
    expect(checkMatterChain(matterId, entries).opened).toHaveLength(5);
    for (const { entry, proof } of all.items) checkProof(proof, leafHash(utf8(entry)), trust());
    const days = { id: matterId, from: '2026-02-10', to: '2026-02-11' };
    const told = await app.api.call(evidenceApi.matterCompleteness, handler, days);
    expect(told).toMatchObject({
      complete: true,
      entries: 2,
      erased: 0,
      unpublished: 0,
      faults: [],
      before: { number: 2 },
      first: { number: 3 },
      last: { number: 4 },
      after: { number: 5 },
    });
    const second = await app.api.call(evidenceApi.matterEntries, handler, {
      id: matterId,
      after: 1,
      limit: 1,
    });
    expect(second.items.map(({ number }) => number)).toEqual([2]);
  });

  it('law 3: names the entry that somebody took out of the database, and the one that somebody changed', async () => {
    const kept = await app.rows.findOne({ matter: matterId, number: 3 });
    await app.rows.deleteOne({ _id: kept?._id as never });
    const faults = async () =>
      (await app.api.call(evidenceApi.matterCompleteness, handler, { id: matterId })).faults.map(
        ({ number, code }) => [number, code],
      );
    expect(await faults()).toContainEqual([3, 'ledger.matter.gap']);
    await app.rows.insertOne({ ...kept, commitment: 'ee'.repeat(32) });
    expect(await faults()).toEqual(
      expect.arrayContaining([
        [3, 'ledger.matter.unproven'],
        [4, 'ledger.matter.link'],
      ]),
    );
    await app.rows.updateOne({ _id: kept?._id }, { $set: { commitment: kept?.['commitment'] } });
    expect(await faults()).toEqual([]);
  });

  it('keeps every proof when its content is erased by law', async () => {
    expect(await app.erase(matterId)).toBe(true);
    const { items } = await app.api.call(evidenceApi.matterEntries, handler, { id: matterId });
    expect(items.map(({ erased }) => erased)).toEqual([true, true, true, true, true]);
    for (const { entry, proof } of items) checkProof(proof, leafHash(utf8(entry)), trust());
    const told = await app.api.call(evidenceApi.matterCompleteness, handler, { id: matterId });
    expect(told).toMatchObject({ complete: true, entries: 5, erased: 5 });
    const timeline = await app.api.call(evidenceApi.timeline, handler, { id: matterId });
    expect(timeline.items.map(({ erased, actor, data }) => [erased, actor, data])).toEqual(
      Array.from({ length: 5 }, () => [true, '', null]),
    );
  });
});

describe('the public log', () => {
  it('is served as c2sp.org/tlog-tiles say, full tiles for ever', async () => {
    const before = await sized();
    await app.say(Array.from({ length: 300 }, () => event()));
    await until('the tree', async () => ((await sized()) >= before + 300 ? true : undefined));
    const size = await sized();
    const checkpoint = await get('/ledger/checkpoint');
    expect(checkpoint.headers.get('cache-control')).toBe('no-cache');
    expect((await (await get('/ledger/keys')).text()).split('\n')[0]).toBe(app.vkey);
    for (const path of ['tile/0/000', 'tile/entries/000']) {
      const full = await get(`/ledger/${path}`);
      expect([full.status, full.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
      expect(full.headers.get('content-type')).toBe('application/octet-stream');
    }
    const width = size % 256;
    const partial = await get(`/ledger/tile/0/001.p/${width}`);
    expect((await partial.arrayBuffer()).byteLength).toBe(32 * width);
    expect(partial.headers.get('cache-control')).toBe('public, max-age=60');
    expect((await (await get('/ledger/tile/1/000.p/1')).arrayBuffer()).byteLength).toBe(32);
    for (const path of [`tile/0/001.p/${width + 1}`, 'tile/0/1', 'tile/0/002', 'tile/9/000', 'tile/x/000'])
      expect((await get(`/ledger/${path}`)).status).toBe(404);
  });

  it('is read and proved by a verifier that others wrote (golang.org/x/mod/sumdb)', async () => {
    const reader = new ForeignReader(app.url, app.vkey);
    const old = await reader.remember();
    await app.say(Array.from({ length: 300 }, () => event()));
    await until('the tree', async () => ((await sized()) >= old + 300 ? true : undefined));
    for (const index of [0, 255, 256, old, old + 299])
      expect(await reader.verify(index)).toMatch(
        new RegExp(`^verified \\d+ entries, entry ${index}, and the growth from ${old}$`),
      );
  });

  it('keeps the last checkpoint of the day with a time stamp that others verify', async () => {
    const { TIMESTAMP_CA_FILE = '' } = stack().services.evidence;
    const day = await until('the stamp', async () => {
      const reply = await get('/api/evidence/v1/public/ledger/days');
      const { items } = (await reply.json()) as { items: { checkpoint: string; timestamp?: string }[] };
      return items[0]?.timestamp === undefined ? undefined : items[0];
    });
    const { time } = verifyToken(
      Buffer.from(day.timestamp ?? '', 'base64'),
      utf8(day.checkpoint),
      readFileSync(TIMESTAMP_CA_FILE, 'utf8'),
    );
    expect(Math.abs(Date.now() - time.getTime())).toBeLessThan(120_000);
  });

  it('says in /health/ready how it stands, and stops where an entry is altered', async () => {
    const health = async () => {
      const { details } = (await (await get('/health/ready')).json()) as { details: Record<string, unknown> };
      return details['ledger'];
    };
    const publishes = () =>
      until('the ledger to publish', async () => {
        const { status, state } = (await health()) as Record<string, unknown>;
        return status === 'up' && state === 'publishing';
      });
    await publishes();
    const size = await sized();
    const kept = await app.rows.findOne({ index: size - 1 });
    await app.rows.updateOne({ index: size - 1 }, { $set: { commitment: 'ee'.repeat(32) } });
    await app.say([event()]);
    const told = await until('the alarm', async () => {
      const found = (await health()) as { state: string; code?: string };
      return found.state === 'refused' ? found : undefined;
    });
    expect(told.code).toBe('ledger.entry-altered');
    expect(await (await get('/metrics')).text()).toMatch(/sanzhi_ledger_refused\{[^}]*\} 1/);
    expect(await sized()).toBe(size);
    await app.rows.updateOne({ index: size - 1 }, { $set: { commitment: kept?.['commitment'] } });
    await until('the log to go on', async () => ((await sized()) > size ? true : undefined));
    await publishes();
  });
});
