import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, noiseSound, startService, until } from '@sanzhi/testing';
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Upload } from 'tus-js-client';
import { problemIn, StationHouse } from '../../test/station-house.ts';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
let house: StationHouse;
beforeAll(async () => {
  house = await StationHouse.open();
});
afterAll(() => house?.close());

const itemWhen = (id: string, ...states: string[]) =>
  until(`file ${id} to be ${states.join(' or ')}`, async () => {
    const item = await house.api.call(evidenceApi.getItem, cast.handler, { id });
    return states.includes(item.state) && item;
  });

describe('tus', () => {
  const endpoint = () => `${house.evidence.url}/api/evidence/v1/intake/tus`;
  const metadata = (bytes: Buffer, more: Record<string, string> = {}) => {
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    const times = { startedAt: at(600_000), endedAt: at(60_000), deviceNow: at(0) };
    const file = { filename: 'MAH00012.WAV', filetype: 'audio/wav', device: 'DSJ-0012' };
    return { ...file, ...times, certificate: '18110028001', sha256: hashOf(bytes), ...more };
  };
  const encoded = (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',');
  const create = (token: string | undefined, bytes: Buffer, more?: Record<string, string>) =>
    fetch(endpoint(), {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'upload-metadata': encoded(metadata(bytes, more)),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    });

  it('is closed without a token, to those who may not, and to the administrator', async () => {
    const bytes = randomBytes(10);
    for (const token of [undefined, 'not.a.token']) expect((await create(token, bytes)).status).toBe(401);
    for (const name of ['xie.editor', 'zheng.admin'])
      expect((await create(await house.people.of(name), bytes)).status).toBe(403);
    const patch = await fetch(`${endpoint()}/0198c1a0-5d1e-7aaa-8bbb-0123456789ab`, { method: 'PATCH' });
    expect(patch.status).toBe(401);
  });

  it('law 9: another agency finds no upload of ours', async () => {
    const made = await create(await house.stationToken(), randomBytes(10));
    expect(made.status).toBe(201);
    const url = new URL(made.headers.get('location') ?? '', endpoint());
    const head = async (token: string) =>
      fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` } });
    expect((await head(await house.people.of('lei.handler'))).status).toBe(404);
    const own = await head(await house.stationToken());
    expect([own.status, own.headers.get('upload-offset')]).toEqual([200, '0']);
  });

  it('names each wrong field of the metadata in both languages', async () => {
    const refused = await create(await house.stationToken(), randomBytes(10), {
      sha256: 'none',
      startedAt: 'yesterday',
    });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const { code, errors = [] } = await problemIn(refused);
    expect(code).toBe('input.invalid');
    expect(errors.map(({ field }) => field).sort()).toEqual(['sha256', 'startedAt']);
    for (const { zh, en } of errors) expect([zh, en]).not.toContain('');
  });

  interface Way {
    chunkSize: number;
    abortAt?: number;
    through?: string;
  }
  const run = (bytes: Buffer, { chunkSize, abortAt, through }: Way, url?: string) =>
    new Promise<string>((resolve, reject) => {
      void house.stationToken().then((token) => {
        const upload = new Upload(bytes, {
          endpoint: through ?? endpoint(),
          ...(url === undefined ? {} : { uploadUrl: url }),
          chunkSize,
          onShouldRetry: (error) => !String(error).includes('response code: 500'),
          retryDelays: [500, 1000, 2000, ...Array<number>(20).fill(3000)],
          metadata: metadata(bytes),
          headers: { authorization: `Bearer ${token}` },
          onError: reject,
          onSuccess: () => resolve(upload.url ?? ''),
          onProgress: (sent) => {
            if (abortAt === undefined || sent < abortAt) return;
            void upload.abort().then(() => resolve(upload.url ?? ''));
          },
        });
        upload.start();
      });
    });
  const idOf = (url: string) => url.split('/').at(-1) ?? '';

  it('takes a file from a client that others wrote, broken off again and again, with the service killed', async () => {
    const bytes = noiseSound(23 * 1024 * 1024 + 77);
    let url = await run(bytes, { chunkSize: 1_500_000, abortAt: 2_000_000 });
    expect(url).not.toBe('');
    for (const abortAt of [7_000_000, 12_000_000])
      url = await run(bytes, { chunkSize: 6_000_000, abortAt }, url);
    const last = run(bytes, { chunkSize: 3_000_000 }, url);
    await sleep(150);
    await house.evidence.kill('SIGKILL');
    await house.evidence.restart();
    await last;
    const item = await itemWhen(idOf(url), 'checked', 'quarantined');
    expect(item).toMatchObject({ state: 'checked', sha256: hashOf(bytes), size: bytes.length });
    const again = await run(bytes, { chunkSize: 3_000_000 });
    expect(idOf(again)).toBe(idOf(url));
  });

  it('comes through the gateway as well', async () => {
    const portal = await startService('portal', { EVIDENCE_URL: house.evidence.url });
    try {
      const bytes = noiseSound(6 * 1024 * 1024 + 5);
      const through = `${portal.url}/api/evidence/v1/intake/tus`;
      const half = await run(bytes, { chunkSize: 1_000_000, abortAt: 2_000_000, through });
      expect(half.startsWith(portal.url)).toBe(true);
      const url = await run(bytes, { chunkSize: 2_000_000, through }, half);
      expect(await itemWhen(idOf(url), 'checked', 'quarantined')).toMatchObject({ state: 'checked' });
    } finally {
      await portal.stop();
    }
  });

  it('sets apart what is not as its digest says', async () => {
    const bytes = randomBytes(100_000);
    const other = randomBytes(100_000);
    const made = await create(await house.stationToken(), bytes);
    const url = new URL(made.headers.get('location') ?? '', endpoint());
    const patch = await fetch(url, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        authorization: `Bearer ${await house.stationToken()}`,
      },
      body: other,
    });
    expect(patch.status).toBe(204);
    expect(await itemWhen(idOf(url.pathname), 'checked', 'quarantined')).toMatchObject({
      state: 'quarantined',
      fault: { code: 'recording.digest-mismatch' },
    });
  });
});
