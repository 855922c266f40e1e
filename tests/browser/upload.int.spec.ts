import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, Journey, until } from '@sanzhi/testing';
import { Bureau } from './support/bureau.ts';
import { partOfUpload, type Desk } from './support/desk.ts';
import { longFilm, partOf } from './support/long-film.ts';
import { partsSent } from './support/officer-in-field.ts';
import { recordingOf, sendFootage, untilSealed } from './support/matter-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-upload-'));

let bureau: Bureau;
let journey: Journey;
let desk: Desk;

beforeAll(async () => {
  bureau = await Bureau.open();
  journey = new Journey({ api: bureau.house.api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  desk = await bureau.desk(cast.handler);
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const footage = (path: string, title: string) =>
  ({ path, title, activity: 'site-inspection', medium: 'video' }) as const;

const shaOf = async (title: string): Promise<string | undefined> => {
  const { items } = await bureau.house.api.call(evidenceApi.listRecordings, cast.handler, { id: journey.id });
  return items.find((one) => one.title === title)?.sha256;
};

describe('an upload that is broken off', () => {
  it('goes on by itself after the network was gone', async () => {
    const title = '断网后继续';
    const [first, back] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const cut = new Set<number>();
    await desk.page.route(partOfUpload, async (route) => {
      const part = partOf(route.request().url());
      if (part > 1 && !cut.has(part)) {
        cut.add(part);
        return route.abort('internetdisconnected');
      }
      await (part === 1 ? first : back).promise;
      await route.continue();
    });
    const film = footage(await longFilm(folder, 'net'), title);
    await sendFootage(desk, journey.id, film);
    const waiting = desk.page.locator('[data-testid^="upload-"][data-state="waiting"]');
    await waiting.waitFor();
    first.resolve();
    await waiting.filter({ hasText: '16.0 MiB /' }).waitFor();
    back.resolve();
    await untilSealed(desk, title);
    await desk.page.unroute(partOfUpload);
    expect([...cut].sort()).toEqual([2, 3]);
  });

  it('goes on with the parts that are missing when the page was closed', async () => {
    const title = '关闭页面后继续';
    const path = await longFilm(folder, 'closed');
    await desk.page.route(partOfUpload, async (route) => {
      if (partOf(route.request().url()) === 3) await route.abort('internetdisconnected');
      else await route.continue();
    });
    const arrived = new Set<number>();
    desk.page.on('response', (response) => {
      if (partOfUpload.test(response.url()) && response.ok()) arrived.add(partOf(response.url()));
    });
    await sendFootage(desk, journey.id, footage(path, title));
    await until('two of three parts', () => Promise.resolve(arrived.has(1) && arrived.has(2)));
    const warned = desk.page.waitForEvent('dialog').then((dialog) => dialog.accept());
    await Promise.all([warned, desk.page.goto('about:blank')]);
    await desk.page.unroute(partOfUpload);
    const again = partsSent(desk);
    await desk.go(`/matters/${journey.id}/recordings`);
    const unfinished = recordingOf(desk, title);
    await unfinished.locator('input[type=file]').setInputFiles(path);
    await untilSealed(desk, title);
    expect(again).toEqual([3]);
    expect(await shaOf(title)).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });
});
