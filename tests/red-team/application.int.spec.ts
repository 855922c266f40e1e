import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, stack } from '@sanzhi/testing';
import { Scene } from './scene.ts';

let scene: Scene;
let sealed: { sha256: string; versions: number };
const users = stack().accounts.map(({ username, roles }) => [username, roles.join(' ')] as const);

beforeAll(async () => {
  scene = await Scene.open();
  sealed = await scene.bytes();
});
afterAll(() => scene?.close());

const ask = async (username: string, method: string, path: string, body?: unknown): Promise<number> => {
  const response = await fetch(`${scene.house.services.evidence.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${await scene.house.tokens.of(username)}`,
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.body?.cancel();
  return response.status;
};

/** Everything that is sealed, where HTTP could reach it. */
const targets = () => {
  const { journey, recording, document } = scene;
  const api = '/api/evidence/v1';
  return [
    `${api}/recordings/${recording.id}`,
    `${api}/recordings/${recording.id}/content`,
    `${api}/recordings/${recording.id}/marks`,
    `${api}/documents/${document.id}`,
    `${api}/documents/${document.id}/content`,
    `${api}/matters/${journey.id}`,
    `${api}/matters/${journey.id}/timeline`,
    `${api}/matters/${journey.id}/recordings/${recording.id}`,
    '/ledger/checkpoint',
    '/ledger/tile/0/000',
    '/ledger/tile/entries/000',
  ];
};

describe('law 2: nobody who uses the application changes or removes what is sealed', () => {
  it.each(users)('%s (%s) finds no way to delete or overwrite', async (username) => {
    const through: string[] = [];
    for (const path of targets())
      for (const method of ['DELETE', 'PUT', 'PATCH']) {
        const status = await ask(username, method, path, { sha256: '0'.repeat(64) });
        if (![403, 404, 405].includes(status)) through.push(`${method} ${path}: ${status}`);
      }
    expect(through).toEqual([]);
    expect(await scene.bytes()).toEqual(sealed);
  });

  it.each(users)('%s (%s) cannot open the finished upload again', async (username) => {
    const { id } = scene.recording;
    const other = { sha256: 'f'.repeat(64) };
    const api = `/api/evidence/v1/recordings/${id}`;
    expect([403, 404, 409]).toContain(await ask(username, 'POST', `${api}/parts`, { numbers: [1] }));
    expect([403, 404, 409]).toContain(await ask(username, 'POST', `${api}/completion`, other));
    expect(await scene.bytes()).toEqual(sealed);
  });

  it('an address for a part that was kept makes no other bytes', async () => {
    const now = new Date().toISOString();
    const { id } = await scene.house.api.call(evidenceApi.announceRecording, cast.handler, {
      id: scene.journey.id,
      title: '现场照片',
      activity: 'site-inspection',
      medium: 'photo',
      fileName: 'a.jpg',
      contentType: 'image/jpeg',
      size: 4,
      startedAt: now,
      endedAt: now,
      deviceNow: now,
      place: '龙泉镇',
      officers: cast.officers,
    });
    const { parts } = await scene.house.api.call(evidenceApi.presignParts, cast.handler, {
      id,
      numbers: [1],
    });
    const url = parts[0]?.url ?? '';
    expect((await fetch(url, { method: 'PUT', body: 'abcd' })).status).toBe(200);
    const sha256 = '88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589';
    await scene.house.api.call(evidenceApi.completeRecording, cast.handler, { id, sha256 });
    expect((await fetch(url, { method: 'PUT', body: 'evil' })).status).toBe(404);
  });

  it('a file that an officer dates back still carries the day it came', async () => {
    const { announcedAt, startedAt } = {
      announcedAt: Date.now(),
      startedAt: Date.parse(scene.recording.startedAt),
    };
    expect(startedAt).toBeLessThan(announcedAt);
    const { items } = await scene.house.api.call(evidenceApi.timeline, cast.handler, {
      id: scene.journey.id,
    });
    const received = items.find(({ type }) => type.endsWith('recording.received.v1'));
    expect(Math.abs(Date.parse(received?.time ?? '') - announcedAt)).toBeLessThan(10 * 60_000);
  });
});
