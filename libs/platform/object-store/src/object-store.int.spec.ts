import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { storeOwner, storeSettings } from '@sanzhi/testing';
import { RETENTION_MODES } from 'minio';
import {
  attackLock,
  connect,
  Locked,
  NotFound,
  ObjectStore,
  PartsRefused,
  PutConflict,
  StoreDown,
} from './index.ts';

const settings = storeSettings();
const owner = storeOwner();
const raw = connect(owner, owner.endpoint);
const bucket = `test-${randomUUID()}`;
const store = new ObjectStore(settings, bucket);
const key = () => `记录/${randomUUID()}.mp4`;
const mib = 1024 * 1024;
// The store's clock decides; 90 s keeps the test bucket removable soon after.
const soon = () => new Date(Math.ceil((Date.now() + 90_000) / 1000) * 1000);
const bytesOf = async (k: string, versionId?: string) =>
  Buffer.concat(await (await store.stream(k, versionId)).toArray());
const sealed = async (body = 'sealed') => {
  const k = key();
  const { versionId } = await store.put(k, body, { contentType: 'text/plain' });
  const until = soon();
  await store.lock(k, versionId, until);
  return { k, versionId, until };
};

beforeAll(() => store.ensureBucket({ lock: true }));

const upload = async (k: string, bodies: readonly Buffer[]) => {
  const uploadId = await store.startUpload(k, 'video/mp4');
  for (const [i, body] of bodies.entries()) {
    const put = await fetch(await store.presignPart(k, uploadId, i + 1, 60), {
      method: 'PUT',
      body: new Uint8Array(body),
    });
    expect(put.status).toBe(200);
  }
  return uploadId;
};

describe('multipart upload', () => {
  const parts = [randomBytes(5 * mib), randomBytes(5 * mib), randomBytes(100)];
  const whole = Buffer.concat(parts);

  test('parts go straight to the store; the list shows where to resume; joining gives one version', async () => {
    const k = key();
    const uploadId = await upload(k, parts.slice(0, 2));
    const listed = await store.uploadedParts(k, uploadId);
    expect(listed.map(({ part, size }) => [part, size])).toEqual([
      [1, 5 * mib],
      [2, 5 * mib],
    ]);
    expect(listed[0]?.etag).toBe(createHash('md5').update(parts[0]!).digest('hex'));

    await fetch(await store.presignPart(k, uploadId, 3, 60), {
      method: 'PUT',
      body: new Uint8Array(parts[2]!),
    });
    const all = await store.uploadedParts(k, uploadId);
    const { versionId } = await store.completeUpload(k, uploadId, [...all].reverse());
    expect((await bytesOf(k, versionId)).equals(whole)).toBe(true);
    expect(await store.stat(k, versionId)).toMatchObject({
      versionId,
      size: whole.length,
      contentType: 'video/mp4',
    });
  });

  test('a part address left over after completion changes nothing, locked or not', async () => {
    const k = key();
    const uploadId = await upload(k, parts);
    const leftover = await store.presignPart(k, uploadId, 1, 60);
    const { versionId } = await store.completeUpload(k, uploadId, await store.uploadedParts(k, uploadId));
    await store.lock(k, versionId, soon());
    const late = await fetch(leftover, { method: 'PUT', body: 'forged' });
    expect(late.status).toBe(404);
    expect((await bytesOf(k, versionId)).equals(whole)).toBe(true);
    expect((await store.stat(k)).versionId).toBe(versionId);
    await expect(store.completeUpload(k, uploadId, [{ part: 1, etag: 'x' }])).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  test('another upload to the same key makes another version and leaves the first', async () => {
    const k = key();
    const versions = [];
    for (const body of [parts[2]!, randomBytes(50)]) {
      const id = await upload(k, [body]);
      versions.push(await store.completeUpload(k, id, await store.uploadedParts(k, id)));
    }
    expect(await bytesOf(k, versions[0]!.versionId)).toEqual(parts[2]);
    expect((await store.stat(k)).versionId).toBe(versions[1]!.versionId);
  });

  test('wrong or small parts are refused; an aborted upload is gone', async () => {
    const k = key();
    const uploadId = await upload(k, [randomBytes(10), randomBytes(10)]);
    const listed = await store.uploadedParts(k, uploadId);
    const wrong = [{ part: 1, etag: '0'.repeat(32) }];
    await expect(store.completeUpload(k, uploadId, wrong)).rejects.toBeInstanceOf(PartsRefused);
    await expect(store.completeUpload(k, uploadId, listed)).rejects.toBeInstanceOf(PartsRefused);
    await store.abort(k, uploadId);
    await expect(store.uploadedParts(k, uploadId)).rejects.toBeInstanceOf(NotFound);
  });

  test('more parts than one page of the list holds are all listed', async () => {
    const k = key();
    const uploadId = await store.startUpload(k, 'video/mp4');
    const numbers = Array.from({ length: 1003 }, (_, i) => i + 1);
    for (let i = 0; i < numbers.length; i += 32) {
      const batch = numbers
        .slice(i, i + 32)
        .map(async (n) => fetch(await store.presignPart(k, uploadId, n, 60), { method: 'PUT', body: 'x' }));
      for (const answer of await Promise.all(batch)) await answer.arrayBuffer();
    }
    expect((await store.uploadedParts(k, uploadId)).map(({ part }) => part)).toEqual(numbers);
    await store.abort(k, uploadId);
  });

  test('an address is good for its part, its upload and its time only', async () => {
    const k = key();
    const uploadId = await store.startUpload(k, 'video/mp4');
    const address = await store.presignPart(k, uploadId, 1, 1);
    const other = await fetch(address.replace('partNumber=1', 'partNumber=2'), { method: 'PUT', body: 'x' });
    expect(other.status).toBe(403);
    await new Promise((done) => setTimeout(done, 2100));
    expect((await fetch(address, { method: 'PUT', body: 'x' })).status).toBe(403);
    await store.abort(k, uploadId);
  });
});

describe('law 2: a locked version stays as it is', () => {
  test('its retention is COMPLIANCE until the day given', async () => {
    const { k, versionId, until } = await sealed();
    expect(await store.retention(k, versionId)).toEqual({ mode: 'COMPLIANCE', until });
    const free = await store.put(key(), 'x', { contentType: 'text/plain' });
    expect(free.versionId).not.toBe('');
  });

  test('without retention the answer is undefined', async () => {
    const k = key();
    const { versionId } = await store.put(k, 'x', { contentType: 'text/plain' });
    expect(await store.retention(k, versionId)).toBeUndefined();
  });

  test('the owner of all keys can neither delete it nor bypass', async () => {
    const { k, versionId } = await sealed();
    await expect(raw.removeObject(bucket, k, { versionId })).rejects.toThrow(/WORM|protected/);
    await expect(raw.removeObject(bucket, k, { versionId, governanceBypass: true })).rejects.toThrow(
      /WORM|protected/,
    );
    expect((await bytesOf(k, versionId)).toString()).toBe('sealed');
  });

  test('a delete without a version hides the key and keeps the version', async () => {
    const { k, versionId } = await sealed();
    await raw.removeObject(bucket, k);
    await expect(store.stat(k)).rejects.toBeInstanceOf(NotFound);
    expect((await bytesOf(k, versionId)).toString()).toBe('sealed');
  });

  test('writing to its key makes another version', async () => {
    const { k, versionId } = await sealed();
    await store.put(k, 'other', { contentType: 'text/plain' });
    expect((await bytesOf(k, versionId)).toString()).toBe('sealed');
  });

  test('its lock grows but never shrinks, weakens or goes', async () => {
    const { k, versionId, until } = await sealed();
    await expect(store.lock(k, versionId, new Date(until.getTime() - 30_000))).rejects.toBeInstanceOf(Locked);
    const governance = { versionId, mode: RETENTION_MODES.GOVERNANCE, retainUntilDate: until.toISOString() };
    await expect(
      raw.putObjectRetention(bucket, k, { ...governance, governanceBypass: true }),
    ).rejects.toThrow();
    await expect(raw.putObjectRetention(bucket, k, { versionId, governanceBypass: true })).rejects.toThrow();
    const longer = new Date(until.getTime() + 5_000);
    await store.lock(k, versionId, longer);
    expect(await store.retention(k, versionId)).toEqual({ mode: 'COMPLIANCE', until: longer });
  });

  test('the canary withstands every attack, and the attacks do get through where there is no COMPLIANCE lock', async () => {
    expect(await attackLock(settings, bucket, key(), new Date(Date.now() + 3_600_000))).toEqual([]);
    const k = key();
    const { versionId } = await store.put(k, 'x', { contentType: 'text/plain' });
    await raw.removeObject(bucket, k, { versionId });
    await expect(store.stat(k, versionId)).rejects.toBeInstanceOf(NotFound);
  });

  test('the canary finds out keys that may write over it in the name of replication, which the owner’s are', async () => {
    expect(await attackLock(owner, bucket, key(), new Date(Date.now() + 3_600_000))).toEqual(['replicate']);
  });

  test('a bucket without versioning or lock is not accepted', async () => {
    const plain = `test-${randomUUID()}`;
    await raw.makeBucket(plain);
    await expect(new ObjectStore(settings, plain).ensureBucket({ lock: false })).rejects.toThrow(
      'versioning',
    );
    await raw.setBucketVersioning(plain, { Status: 'Enabled' });
    await expect(new ObjectStore(settings, plain).ensureBucket({ lock: true })).rejects.toThrow();
    await raw.removeBucket(plain);
  });

  test('two services may open the same bucket at once', async () => {
    const shared = `test-${randomUUID()}`;
    await Promise.all([1, 2, 3, 4].map(() => new ObjectStore(settings, shared).ensureBucket({ lock: true })));
    await raw.removeBucket(shared);
  });
});

describe('reading and writing', () => {
  test('a download address gives the very version under its own name', async () => {
    const k = key();
    const { versionId } = await store.put(k, 'first', { contentType: 'application/pdf' });
    await store.put(k, 'second', { contentType: 'application/pdf' });
    const fileName = '行政处罚决定书 "12号".pdf';
    const answer = await fetch(await store.presignGet(k, versionId, { fileName, expires: 60 }));
    expect(await answer.text()).toBe('first');
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(fileName);
    const shown = await fetch(await store.presignGet(k, versionId, { fileName, expires: 60, inline: true }));
    expect(shown.headers.get('content-disposition')).toMatch(/^inline;/);
  });

  test('addresses are signed for the public endpoint', async () => {
    const elsewhere = new ObjectStore(
      { ...settings, publicEndpoint: 'https://files.example.gov.cn' },
      bucket,
    );
    expect(await elsewhere.presignPart('k', 'u', 1, 60)).toMatch(/^https:\/\/files\.example\.gov\.cn\/test-/);
  });

  test('metadata comes back; a taken key and a wrong etag are conflicts', async () => {
    const k = key();
    const meta = { contentType: 'text/plain', metadata: { sha256: 'abc' } };
    const { etag } = await store.put(k, 'x', { ...meta, onlyIfNew: true });
    expect((await store.stat(k)).metadata).toMatchObject({ sha256: 'abc' });
    await expect(store.put(k, 'y', { ...meta, onlyIfNew: true })).rejects.toBeInstanceOf(PutConflict);
    await expect(store.put(k, 'y', { ...meta, onlyIfEtag: '0'.repeat(32) })).rejects.toBeInstanceOf(
      PutConflict,
    );
    await store.put(k, 'y', { ...meta, onlyIfEtag: etag });
    expect((await bytesOf(k)).toString()).toBe('y');
  });

  test('what is not there is NotFound', async () => {
    await expect(store.stat('none')).rejects.toBeInstanceOf(NotFound);
    await expect(store.stream('none')).rejects.toBeInstanceOf(NotFound);
    await expect(new ObjectStore(settings, `test-${randomUUID()}`).ping()).rejects.toBeInstanceOf(NotFound);
    await store.ping();
  });
});

describe('a store that is down', () => {
  test('refuses the connection', async () => {
    const closed = new ObjectStore({ ...settings, endpoint: 'http://127.0.0.1:9' }, bucket);
    await expect(closed.stat('k')).rejects.toBeInstanceOf(StoreDown);
    await expect(closed.put('k', 'x', { contentType: 'text/plain' })).rejects.toBeInstanceOf(StoreDown);
  });

  test.each([
    ['stays silent', ''],
    ['answers 503', 'HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'],
    ['hangs up', 'bye'],
  ])('%s', async (_, answer) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => answer && (answer === 'bye' ? socket.destroy() : socket.end(answer)));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sick = new ObjectStore({ ...settings, endpoint, answerWithinMs: 300 }, bucket);
    await expect(sick.stat('k')).rejects.toBeInstanceOf(StoreDown);
    server.close();
  });
});
