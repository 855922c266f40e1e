import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { cast, Journey, makeVideo, shop, until } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';
import { LargeFilm } from '../support/large-film.ts';

const gibibyte = 2 ** 30;
const size = 5 * gibibyte;
const breaks = 20;
const minutes = 60_000;
/** What a process may grow by, fresh from its start, while gigabytes pass: a thirtieth of them. */
const mostGrowth = size / 30;

let house: TestHouse;
let folder: string;
let film: LargeFilm;
let digest: string;
let id: string;
let partSize: number;

beforeAll(async () => {
  house = await TestHouse.open();
  folder = mkdtempSync(join(tmpdir(), 'sanzhi-large-'));
  film = new LargeFilm(await makeVideo(folder, 'film', 4), size);
  digest = film.sha256();
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const rss = (): number => {
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${house.services.evidence.pid}/status`, 'utf8'));
  return Number(pages?.[1] ?? 0) * 1024;
};
/** What the service has read so far, from the store too. */
const read = (): number =>
  Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${house.services.evidence.pid}/io`, 'utf8'))?.[1]);
const view = (): Promise<RecordingView> => house.api.call(evidenceApi.getRecording, cast.handler, { id });

/** PUTs a part; with `cutAfter`, the cable is pulled after that many bytes. */
const put = (url: string, bytes: Buffer, cutAfter?: number): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = request(url, { method: 'PUT', headers: { 'content-length': bytes.length } }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve(reply.statusCode === 200));
    });
    asked.on('error', () => resolve(false));
    if (cutAfter === undefined) asked.end(bytes);
    else asked.write(bytes.subarray(0, cutAfter), () => asked.destroy());
  });

const addressOf = async (number: number): Promise<string> => {
  const { parts } = await house.api.call(
    evidenceApi.presignParts,
    cast.handler,
    { id, numbers: [number] },
    { patienceMs: minutes },
  );
  return parts[0]?.url ?? '';
};

/** As a client that comes back: what is there is asked, not remembered. Answers whether anything was still to send. */
const sendFrom = async (stopAfter: number, cutAfter: number): Promise<boolean> => {
  const { parts } = await house.api.call(
    evidenceApi.listParts,
    cast.handler,
    { id },
    { patienceMs: minutes },
  );
  const there = new Set(parts.filter((part) => part.size > 0).map(({ number }) => number));
  const count = Math.ceil(size / partSize);
  const wanted = Array.from({ length: count }, (_, n) => n + 1).filter((number) => !there.has(number));
  for (const [sent, number] of wanted.entries()) {
    const from = (number - 1) * partSize;
    const bytes = film.slice(from, Math.min(size, from + partSize));
    if (sent === stopAfter) {
      await put(await addressOf(number), bytes, cutAfter);
      return true;
    }
    if (!(await put(await addressOf(number), bytes))) return true;
  }
  return false;
};

describe('law 4: a film of 5 GiB, its upload broken off twenty times and the service killed twice', () => {
  it(
    'arrives byte for byte, and no byte stays in the service',
    async () => {
      const journey = new Journey({ api: house.api, now: () => new Date() });
      await journey.open();
      await journey.advance('P02');
      const endedAt = new Date();
      ({ id } = await house.api.call(evidenceApi.announceRecording, cast.handler, {
        id: journey.id,
        title: '现场检查全程录像',
        activity: 'site-inspection',
        medium: 'video',
        fileName: 'whole-course.mp4',
        contentType: 'video/mp4',
        size,
        startedAt: new Date(endedAt.getTime() - 3_600_000).toISOString(),
        endedAt: endedAt.toISOString(),
        deviceNow: endedAt.toISOString(),
        place: shop.party.address,
        officers: cast.officers,
      }));
      ({ partSize } = await view());
      const before = rss();
      let most = before;
      const perRound = Math.floor(size / partSize / (breaks + 1));
      for (let round = 0; round < breaks; round += 1) {
        expect(await sendFrom(perRound, 1_000_003 * (round + 1))).toBe(true);
        most = Math.max(most, rss());
        if (round === breaks / 2) {
          await house.services.evidence.kill('SIGKILL');
          await house.services.evidence.restart();
        }
      }
      while (await sendFrom(Number.POSITIVE_INFINITY, 0)) await sleep(200);
      const readBefore = read();
      await house.api.call(
        evidenceApi.completeRecording,
        cast.handler,
        { id, sha256: digest },
        { key: `${id}-end`, patienceMs: minutes },
      );
      // In the middle of reading it back.
      await until('a tenth is read', async () => read() - readBefore > size / 10);
      expect((await view()).state).toBe('received');
      await house.services.evidence.kill('SIGKILL');
      await house.services.evidence.restart();
      const started = rss();
      let mostWhileHashing = started;
      const sealed = await until(
        'the seal',
        async () => {
          mostWhileHashing = Math.max(mostWhileHashing, rss());
          const now = await view();
          return now.state === 'received' ? undefined : now;
        },
        { timeoutMs: 15 * minutes },
      );
      expect([sealed.state, sealed.sha256, sealed.size, sealed.fault]).toEqual([
        'sealed',
        digest,
        size,
        undefined,
      ]);
      expect(most - before).toBeLessThan(mostGrowth);
      expect(mostWhileHashing - started).toBeLessThan(mostGrowth);
    },
    30 * minutes,
  );
});
