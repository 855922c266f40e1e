import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceApi } from '@sanzhi/contracts';
import { civilDateOf } from '@sanzhi/statute';
import { cast, Journey, makeVideo, noiseSound, Refused, shop, until } from '@sanzhi/testing';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StationHouse } from '../../test/station-house.ts';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
let house: StationHouse;
let folder: string;
beforeAll(async () => {
  house = await StationHouse.open();
  folder = mkdtempSync(join(tmpdir(), 'stations-'));
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const itemWhen = (id: string, ...states: string[]) =>
  until(`file ${id} to be ${states.join(' or ')}`, async () => {
    const item = await house.api.call(evidenceApi.getItem, cast.handler, { id });
    return states.includes(item.state) && item;
  });

describe('sanzhi ingest', () => {
  const files = new Map<string, Buffer>();
  const name = `station-${randomBytes(6).toString('hex')}`;
  let list: string;
  let station: string;
  beforeAll(() => {
    station = join(folder, name);
    mkdirSync(station);
    for (let n = 1; n <= 6; n += 1) files.set(`MAH0000${n}.WAV`, noiseSound(n * 3_000_000 + n));
    for (const [file, bytes] of files) writeFileSync(join(station, file), bytes);
    list = join(folder, 'hashes.txt');
    writeFileSync(list, [...files].map(([file, bytes]) => `${hashOf(bytes)}  ${file}`).join('\n'));
  });
  const args = (...more: string[]) => [station, '--hashes', list, '--officer', '18110028001', ...more];
  const batchOf = async () => {
    const { items } = await house.api.call(evidenceApi.listBatches, cast.handler, { limit: 50 });
    const found = items.find((one) => one.name === name);
    return found && house.api.call(evidenceApi.getBatch, cast.handler, { id: found.id });
  };

  it('says first what would happen, and does nothing', async () => {
    const { code, out } = await house.ingest(args());
    expect(out).toContain('可交 6 个文件');
    expect(code).toBe(0);
    expect(await batchOf()).toBeUndefined();
  });

  it('law 4: killed at random points and run again, every file is there once, byte for byte', async () => {
    for (const ms of [900, 1400, 2000, 2600]) await house.ingest(args('--go'), ms + Math.random() * 500);
    const { code, out } = await house.ingest(args('--go'));
    expect(out).toContain('未收 0 个');
    expect(code).toBe(0);
    const batch = await batchOf();
    expect(batch?.totals).toMatchObject({
      lines: 6,
      announced: 6,
      handedIn: 6,
      checked: 6,
      quarantined: 0,
    });
    const repeat = await house.ingest(args('--go'));
    expect(repeat.out).toContain('先前已在 6 个');
    expect((await batchOf())?.totals.announced).toBe(6);
  });

  it('refuses by name what differs, takes the rest, and ends with 1', async () => {
    const good = noiseSound(5000);
    const broken = randomBytes(6000);
    writeFileSync(join(station, 'changed.MP4'), 'changed');
    writeFileSync(join(station, 'empty.MP4'), '');
    writeFileSync(join(station, 'extra.MP4'), 'extra');
    writeFileSync(join(station, 'good.WAV'), good);
    writeFileSync(join(station, 'broken.MP4'), broken);
    const lines = [
      [hashOf(good), 'good.WAV'],
      [hashOf(broken), 'broken.MP4'],
      [hashOf(Buffer.from('before')), 'changed.MP4'],
      [hashOf(Buffer.from('')), 'empty.MP4'],
      [hashOf(Buffer.from('gone')), 'gone.MP4'],
    ];
    const second = join(folder, 'second.txt');
    writeFileSync(second, lines.map((line) => line.join('  ')).join('\n'));
    const { code, out } = await house.ingest([station, '--hashes', second, '--go']);
    expect(code).toBe(1);
    for (const word of ['内容已变', '空文件', '缺少文件', '多余文件', '已交 good.WAV', '未收 broken.MP4'])
      expect(out).toContain(word);
    for (const file of files.keys()) expect(out).not.toContain(`已交 ${file}`);
  });
});

it('a fixed camera’s film goes to the matter whose slot it was, is examined and sealed, and names the room', async () => {
  const journey = new Journey({ api: house.api, now: () => new Date() });
  await journey.open();
  const camera = `CAM-${Date.now()}`;
  // A slot lies within one day: in its first minutes, one of yesterday.
  const [now, then] = [new Date(), new Date(Date.now() - 120_000)];
  const end = civilDateOf(now) === civilDateOf(then) ? now : then;
  const at = (ago: number) => new Date(end.getTime() - ago).toISOString();
  const room = await house.api.call(evidenceApi.recordRoom, cast.unitHead, {
    code: camera,
    name: '第一询问室',
    kind: 'inquiry',
    cameras: [camera],
  });
  await house.api.call(evidenceApi.bookSlot, cast.handler, {
    ...{ id: room.id, matter: journey.id, purpose: 'inquiry', from: at(120_000), to: at(1_000) },
  });
  const path = await makeVideo(folder, 'slot', 2, Math.floor(Math.random() * 1000));
  const list = join(folder, 'slot.txt');
  // By its own clock, which is ahead.
  const ahead = 40_000;
  const row = [`slot.mp4`, hashOf(readFileSync(path)), at(100_000 - ahead), at(40_000 - ahead)].join(',');
  writeFileSync(list, `name,sha256,startedAt,endedAt\n${row}\n`);
  const own = mkdtempSync(join(folder, 'camera-'));
  writeFileSync(join(own, 'slot.mp4'), readFileSync(path));
  const who = ['--device', camera, '--name', camera, '--clock-offset', String(ahead / 1000)];
  const { out } = await house.ingest([own, '--hashes', list, ...who, '--go']);
  expect(out).toContain('核验一致');
  const { items } = await house.api.call(evidenceApi.listItems, cast.handler, {
    state: 'checked',
    limit: 100,
  });
  const item = items.find(({ device }) => device === camera);
  if (!item) throw new Error('the film is not waiting');
  expect(Math.abs(item.clockOffsetMs - ahead)).toBeLessThan(10_000);
  const suggested = await house.api.call(evidenceApi.suggestMatters, cast.handler, { id: item.id });
  const [best] = suggested.items;
  expect(best).toMatchObject({ matter: journey.id, activity: 'premises', room: room.id });
  await house.api.call(evidenceApi.assignItem, cast.handler, {
    ...{ id: item.id, matter: journey.id, activity: 'premises', medium: 'video', title: '询问室监控' },
    ...{ place: shop.party.address, officers: ['18110028001'], slot: best?.slot },
  });
  const { assignment } = await itemWhen(item.id, 'assigned');
  const recording = await until('the film to be sealed', async () => {
    const one = await house.api.call(evidenceApi.getRecording, cast.handler, {
      id: assignment?.recording ?? '',
    });
    return ['sealed', 'quarantined'].includes(one.state) && one;
  });
  expect(recording).toMatchObject({
    state: 'sealed',
    matter: journey.id,
    sha256: item.sha256,
    premises: { room: room.id, slot: best?.slot },
  });
  const seized = {
    ...{ id: journey.id, kind: 'preserved', name: '山楂片', quantity: 12, unit: '袋' },
    ...{ description: '已过期', takenFrom: '林秋月', takenAt: at(60_000), takenPlace: shop.party.address },
    ...{ keptAt: '物证室', officers: cast.officers, seals: ['0001'], photos: [recording.id] },
  };
  // The seal reaches the matter as an event, a moment after the record has it.
  const exhibit = await until('the matter to know of the seal', () =>
    house.api.call(evidenceApi.recordExhibit, cast.handler, seized).catch((error: unknown) => {
      if (error instanceof Refused && error.problem.code === 'exhibit.photo-not-sealed') return undefined;
      throw error;
    }),
  );
  expect(await house.api.call(evidenceApi.getExhibit, cast.handler, { id: exhibit.id })).toMatchObject({
    number: 1,
    preservation: { open: true, level: 'none' },
    chain: [{ what: 'recorded', photos: [{ recording: recording.id }] }],
  });
});
