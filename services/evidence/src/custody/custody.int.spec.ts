import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { sha256Hex } from '@sanzhi/kernel';
import { makePhoto, makeVideo, until, uploadRecording } from '@sanzhi/testing';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CaseScene, matterId } from '../../test/case-scene.ts';
import { RoomsApp } from '../../test/rooms-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'custody-'));
let app: RoomsApp;
let film: string;
let photo: string;
let sound: string;
const files: Record<string, string> = {};
const title = '林记食品店现场检查';

const upload = async (path: string, medium: 'video' | 'photo' | 'audio') => {
  const now = new Date();
  const footage = {
    path,
    medium,
    title,
    activity: 'site-inspection',
    place: '龙泉镇滨河路18号',
    startedAt: new Date(now.getTime() - 60_000),
    endedAt: now,
  };
  const officers = ['18110028001', '18110028002'];
  const id = await uploadRecording(app.api, 'chen.handler', matterId, footage, officers, now);
  files[id] = path;
  return id;
};

beforeAll(async () => {
  const cases = new CaseScene();
  cases.reviewers = [{ name: '刘思远', certificate: '18110028005' }];
  app = await RoomsApp.open(cases, 'custodyroom');
  film = await upload(await makeVideo(folder, 'film', 12), 'video');
  photo = await upload(await makePhoto(folder, 'photo'), 'photo');
  const tone = join(folder, 'sound.m4a');
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=4', '-c:a', 'aac', tone]);
  sound = await upload(tone, 'audio');
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true });
});

const access = async (who: string, id: string, asked: Record<string, unknown> = {}): Promise<string> => {
  const input = { id, way: 'play', purpose: 'case-handling', ...asked };
  return (await app.api.call(evidenceApi.accessRecording, who, input)).id;
};
const preview = async (who: string, id: string, query = '', signal?: AbortSignal) =>
  fetch(`${app.url}/api/evidence/v1/accesses/${id}/preview${query}`, {
    headers: { authorization: `Bearer ${await app.tokens.of(who)}` },
    ...(signal === undefined ? {} : { signal }),
  });
const content = (who: string, id: string) => app.api.call(evidenceApi.accessContent, who, { id });

/** The first frame in grey, 640 wide. */
const frame = (path: string): Buffer =>
  execFileSync('ffmpeg', [
    ...[
      '-v',
      'error',
      '-i',
      path,
      '-frames:v',
      '1',
      '-vf',
      'scale=640:-2,format=gray',
      '-f',
      'rawvideo',
      '-',
    ],
  ]);
/** How different two frames are between two heights, 0 to 255. */
const difference = (a: Buffer, b: Buffer, [from, to]: readonly [number, number]): number => {
  const height = a.length / 640;
  let sum = 0;
  let count = 0;
  for (let at = Math.floor(from * height) * 640; at < Math.floor(to * height) * 640; at += 1) {
    sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
    count += 1;
  }
  return sum / count;
};

describe('law 5: an access to a sealed recording', () => {
  it('law 5: is kept with its event before a URL is given, and the URL names nobody', async () => {
    const id = await access('chen.handler', film, { way: 'download' });
    const kept = await app.connection.collection<{ _id: string }>('accesses').findOne({ _id: id });
    expect(kept).toMatchObject({ sequence: 1, state: { title, way: 'download', thing: film } });
    const url = String(await content('chen.handler', id));
    expect(decodeURIComponent(url)).not.toMatch(/林记|film|陈/);
    expect(decodeURIComponent(url)).toContain(`attachment; filename="recording-${film}.mp4"`);
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(sha256Hex(bytes)).toBe(sha256Hex(readFileSync(files[film] ?? '')));
  });

  it('is good for its own person only, and not at all for another agency (law 9)', async () => {
    const id = await access('chen.handler', film, { way: 'download' });
    await expect(content('zhou.head', id)).rejects.toMatchObject({ status: 403 });
    expect((await preview('zhou.head', id)).status).toBe(403);
    await expect(content('lei.handler', id)).rejects.toMatchObject({ status: 404 });
    expect((await preview('lei.handler', id)).status).toBe(404);
    await expect(access('lei.handler', film)).rejects.toMatchObject({ status: 404 });
    await expect(
      app.api.call(evidenceApi.recordingPoster, 'lei.handler', { id: film }),
    ).rejects.toMatchObject({
      status: 404,
    });
  });

  it('somebody without a part in the matter asks, another person approves, and then it is written down too', async () => {
    await expect(access('xie.editor', film)).rejects.toMatchObject({
      status: 403,
      problem: { code: 'custody.consultation-needed' },
    });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const asked = { id: matterId, purpose: 'file-review', reason: '年度案卷评查', until };
    const { id: consultation } = await app.api.call(evidenceApi.requestConsultation, 'xie.editor', asked);
    await app.api.call(evidenceApi.approveConsultation, 'deng.archivist', { id: consultation });
    await access('xie.editor', film, { purpose: 'file-review' });
    const list = await app.api.call(evidenceApi.recordingCustody, 'deng.archivist', { id: film });
    expect(list.items[0]).toMatchObject({
      by: { name: '谢雅琴' },
      consultation,
      purpose: 'file-review',
      title,
    });
  });

  it('a role alone opens nothing: another reviewer, the presider and a head ask as well', async () => {
    for (const who of ['he.reviewer', 'peng.presider', 'zhou.head'])
      await expect(access(who, film)).rejects.toMatchObject({
        problem: { code: 'custody.consultation-needed' },
      });
    await access('liu.reviewer', film, { purpose: 'legal-review' });
  });

  it('a poster is one look an hour, however often the list is opened', async () => {
    // An hour that ends meanwhile would have two.
    const left = 3_600_000 - (Date.now() % 3_600_000);
    if (left < 60_000) await sleep(left);
    for (let n = 0; n < 3; n += 1) {
      const url = String(await app.api.call(evidenceApi.recordingPoster, 'liu.reviewer', { id: photo }));
      expect((await fetch(url)).headers.get('content-type')).toBe('image/jpeg');
    }
    const { items } = await app.api.call(evidenceApi.recordingCustody, 'deng.archivist', { id: photo });
    expect(items.filter(({ by }) => by.name === '刘思远').map(({ way }) => way)).toEqual(['look']);
  });
});

describe('the preview', () => {
  it('is a film with the viewer’s words in the picture, and never the original', async () => {
    const id = await access('chen.handler', film);
    await expect(content('chen.handler', id)).rejects.toMatchObject({
      problem: { code: 'custody.preview-only' },
    });
    const reply = await preview('chen.handler', id);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(decodeURIComponent(reply.headers.get('x-sanzhi-watermark') ?? '')).toMatch(/^陈远志 18110028001 /);
    expect(reply.headers.get('content-disposition') ?? '').not.toMatch(/林记|filename/);
    const path = join(folder, 'preview.mp4');
    writeFileSync(path, Buffer.from(await reply.arrayBuffer()));
    const seconds = Number(
      execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path]),
    );
    expect(seconds).toBeGreaterThan(11);
    const [seen, original] = [frame(path), frame(files[film] ?? '')];
    expect(difference(seen, original, [0.9, 0.98])).toBeGreaterThan(
      2 * difference(seen, original, [0.6, 0.85]),
    );
    expect(difference(seen, original, [0.02, 0.1])).toBeGreaterThan(
      2 * difference(seen, original, [0.6, 0.85]),
    );
    const from = await preview('chen.handler', id, '?from=8');
    const rest = join(folder, 'rest.mp4');
    writeFileSync(rest, Buffer.from(await from.arrayBuffer()));
    const left = Number(
      execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', rest]),
    );
    expect(left).toBeLessThan(6);
  });

  it('is a picture with them for a photo, and sound without them said in the head', async () => {
    const still = await preview('chen.handler', await access('chen.handler', photo));
    expect(still.headers.get('content-type')).toBe('image/jpeg');
    const path = join(folder, 'preview.jpg');
    writeFileSync(path, Buffer.from(await still.arrayBuffer()));
    const [seen, original] = [frame(path), frame(files[photo] ?? '')];
    expect(difference(seen, original, [0.9, 0.98])).toBeGreaterThan(
      2 * difference(seen, original, [0.6, 0.85]),
    );
    const heard = await preview('chen.handler', await access('chen.handler', sound));
    expect(heard.headers.get('content-type')).toBe('audio/mpeg');
    expect(heard.headers.get('x-sanzhi-watermark')).not.toBeNull();
    expect((await heard.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  });

  /** Those that make previews; the room `recording` has its own. */
  const ffmpegs = (): string[] =>
    spawnSync('ps', ['--ppid', String(process.pid), '-o', 'args='], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((args) => args.includes('frag_keyframe'));

  it('ends with its viewer, and no more than so many run at once', async () => {
    const id = await access('chen.handler', await upload(await makeVideo(folder, 'long', 180), 'video'));
    const viewers = [1, 2, 3].map(() => new AbortController());
    const replies = await Promise.all(viewers.map(({ signal }) => preview('chen.handler', id, '', signal)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(ffmpegs()).toHaveLength(3);
    const fourth = await preview('chen.handler', id);
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([503, '5']);
    await fourth.body?.cancel();
    for (const viewer of viewers) viewer.abort();
    await until('every ffmpeg to end', async () => ffmpegs().length === 0);
    const again = new AbortController();
    await until('a free place', async () => {
      const { status, body } = await preview('chen.handler', id, '', again.signal);
      if (status !== 200) await body?.cancel();
      return status === 200;
    });
    again.abort();
  });
});

describe('a share for a court', () => {
  it('opens from outside with its token and the recipient’s name, as often as it says', async () => {
    const asked = { way: 'share', purpose: 'litigation', note: '开庭', recipient: '新田县人民法院', uses: 1 };
    await expect(access('chen.handler', film, asked)).rejects.toMatchObject({
      problem: { code: 'custody.share-role' },
    });
    const id = await access('deng.archivist', film, asked);
    const { path } = await app.api.call(evidenceApi.shareLink, 'deng.archivist', { id });
    const open = (recipient: string) =>
      fetch(`${app.url}/api/evidence/v1${path}?recipient=${encodeURIComponent(recipient)}`, {
        redirect: 'manual',
      });
    expect((await open('别人')).status).toBe(403);
    const reply = await open('新田县人民法院');
    expect(reply.status).toBe(302);
    const url = reply.headers.get('location') ?? '';
    expect(decodeURIComponent(url)).not.toMatch(/林记|法院/);
    expect((await fetch(url)).status).toBe(200);
    expect((await open('新田县人民法院')).status).toBe(403);
    const view = await app.api.call(evidenceApi.getAccess, 'deng.archivist', { id });
    expect(view.share).toMatchObject({ left: 0, used: [{}], issued: true });
    expect(JSON.stringify(view)).not.toContain(path.split('.').at(-1));
  });
});
