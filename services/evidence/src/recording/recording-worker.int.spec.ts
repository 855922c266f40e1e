import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { makePhoto, makeVideo, Refused, until, uploadRecording } from '@sanzhi/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseScene, matterId } from '../../test/case-scene.ts';
import { RoomsApp } from '../../test/rooms-app.ts';

const officers = ['18110028001', '18110028002'];
const folder = mkdtempSync(join(tmpdir(), 'worker-'));
let app: RoomsApp;
beforeAll(async () => {
  app = await RoomsApp.open(new CaseScene(), 'recordingroom');
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true });
});

const upload = (path: string, medium: 'video' | 'photo') => {
  const now = new Date();
  const footage = {
    path,
    medium,
    title: '现场检查',
    activity: 'site-inspection',
    place: '龙泉镇滨河路18号',
    startedAt: new Date(now.getTime() - 60_000),
    endedAt: now,
  };
  return uploadRecording(app.api, 'chen.handler', matterId, footage, officers, now);
};

it('takes a film from announcement to seal over the real broker, and shows it to readers of the agency only', async () => {
  const id = await upload(await makeVideo(folder, 'film', 3), 'video');
  const { api } = app;
  const view = await api.call(evidenceApi.getRecording, 'liu.reviewer', { id });
  expect(view).toMatchObject({ state: 'sealed', poster: true, stage: 'P04', matter: matterId });
  expect(view).not.toHaveProperty('key');
  expect(view).not.toHaveProperty('uploadId');
  const { items } = await api.call(evidenceApi.listRecordings, 'chen.handler', { id: matterId });
  expect(items.map((item) => item.id)).toContain(id);
  await expect(api.call(evidenceApi.getRecording, 'lei.handler', { id })).rejects.toMatchObject({
    status: 404,
  });
});

it('takes marks and orders, makes what was ordered beside the seal, and shows all of it', async () => {
  const { api } = app;
  const id = await upload(await makeVideo(folder, 'marked', 4), 'video');
  const mark = { id, atSeconds: 1.5, kind: 'certificate-shown' };
  await api.call(evidenceApi.markRecording, 'chen.handler', mark);
  await expect(
    api.call(evidenceApi.markRecording, 'chen.handler', { ...mark, atSeconds: 4000 }),
  ).rejects.toMatchObject({ problem: { code: 'mark.beyond-end', errors: [{ field: 'atSeconds' }] } });
  const cut = { id, fromSeconds: 0, toSeconds: 2, purpose: '听证出示' };
  await api.call(evidenceApi.orderClip, 'chen.handler', cut);
  const view = await until('preview, waveform and clip', async () => {
    const seen = await api.call(evidenceApi.getRecording, 'chen.handler', { id });
    return seen.preview && seen.waveform && seen.clips[0]?.state === 'made' ? seen : undefined;
  });
  expect(view).toMatchObject({
    duty: 'M',
    secrecyName: { zh: '无' },
    retention: 'case-file',
    scan: { verdict: 'no-scanner' },
    credentials: { present: false },
    facts: { frameRate: 15 },
    marks: [{ atSeconds: 1.5, words: { zh: '出示执法证件' } }],
    preview: { contentType: 'video/mp4' },
  });
  expect(view.marksMissing).toHaveLength(3);
  expect(view.basis.zh).toContain('执法全过程记录');
  expect(view.delaySeconds).toBeLessThan(120);
  expect(view.disposalOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(JSON.stringify(view)).not.toContain('derived/');
});

it('counts what was recorded, for those who lead', async () => {
  const { api } = app;
  const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' });
  const [from, to] = [day.format(Date.now() - 3_600_000), day.format()];
  const counted = await api.call(evidenceApi.recordingStatistics, 'zhou.head', { from, to });
  const inspections = counted.activities.find(({ activity }) => activity === 'site-inspection');
  expect(inspections?.recordings).toBeGreaterThanOrEqual(2);
  expect(inspections?.seconds).toBeGreaterThan(5);
});

it('tells the officer what to do about a photo that is none', async () => {
  const path = await makePhoto(folder, 'photo');
  writeFileSync(path, 'no picture at all');
  await expect(upload(path, 'photo')).rejects.toThrow(/文件不能作为照片打开.*重新登记并上传/);
});

it('refuses what the matrix does not ask for here, by field and in two languages', async () => {
  const refusal: unknown = await app.api
    .call(evidenceApi.announceRecording, 'chen.handler', {
      id: matterId,
      title: '现场检查',
      activity: 'site-inspection',
      medium: 'photo',
      fileName: 'a.svg',
      contentType: 'image/svg+xml',
      size: 10,
      startedAt: '2026-02-09T10:00:00+08:00',
      endedAt: '2026-02-09T10:00:00+08:00',
      deviceNow: new Date().toISOString(),
      place: '龙泉镇',
      officers,
    })
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  const { status, problem } = refusal as Refused;
  expect(status).toBe(400);
  expect(problem.errors).toMatchObject([{ field: 'contentType', rule: 'recording.content-type' }]);
});
