import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, Journey, makePhoto, until, uploadRecording } from '@sanzhi/testing';
import type { Page, Request } from 'playwright-core';
import { Bureau } from './support/bureau.ts';
import { patience } from './support/chromium.ts';
import { heaviestBytes, Passer } from './support/public-page.ts';
import { sticksOut } from './support/widths.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanzhi-check-'));
const title = '现场检查照片原件';
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let bureau: Bureau;
let journey: Journey;
let original = '';
let changed = '';
let sha256 = '';
let recording = '';
/** A passer-by with an ordinary browser, signed in nowhere. */
let page: Page;

beforeAll(async () => {
  bureau = await Bureau.open();
  const { api } = bureau.house;
  journey = new Journey({ api, now: () => new Date() });
  await journey.open();
  await journey.advance('P02');
  original = await makePhoto(folder, 'original', 7);
  const bytes = readFileSync(original);
  sha256 = digestOf(bytes);
  changed = join(folder, 'changed.jpg');
  bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
  writeFileSync(changed, bytes);
  const now = new Date();
  const startedAt = new Date(now.getTime() - 600_000);
  const footage = {
    path: original,
    title,
    activity: 'site-inspection',
    medium: 'photo',
    place: '新田县龙泉镇',
  } as const;
  recording = await uploadRecording(
    api,
    cast.handler,
    journey.id,
    { ...footage, startedAt, endedAt: now },
    cast.officers,
    now,
  );
  await until('the entry to be published', async () => {
    const { found } = await api.call(evidenceApi.publicFile, cast.handler, { sha256 });
    return found !== undefined;
  });
  const context = await bureau.chromium.browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(patience);
  page = await context.newPage();
});
afterAll(async () => {
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const outcome = (answer: string) => page.locator(`#steps[data-answer="${answer}"]`);

describe('this file, is it the original', () => {
  it('finds the original in the ledger and checks the proof by itself, sending nothing of the file', async () => {
    const sent: Request[] = [];
    page.on('request', (request) => sent.push(request));
    await page.goto(`${bureau.url}/check`);
    await page.locator('#file').setInputFiles(original);
    await outcome('found').waitFor();
    const steps = await page.evaluate<[string, string][]>(
      '[...document.querySelectorAll(\"#steps li\")].map(({ dataset }) => [dataset.step, dataset.holds])',
    );
    expect(Object.fromEntries(steps)).toEqual({
      file: 'true',
      inclusion: 'true',
      signed: 'true',
      witnessed: 'true',
    });
    expect(sent.filter((request) => request.method() !== 'GET' || request.postDataBuffer())).toEqual([]);
    expect(await page.locator('#steps').innerText()).not.toContain(title);
  });

  it('does not find a file of which one byte was changed, and accuses nobody', async () => {
    await page.goto(`${bureau.url}/check`);
    await page.locator('#file').setInputFiles(changed);
    await outcome('missing').waitFor();
    expect(await page.locator('#steps').innerText()).toContain('不说明谁作了假');
  });

  it('takes a file that is dropped', async () => {
    await page.goto(`${bureau.url}/check`);
    await page.locator('#drop:not([hidden])').waitFor();
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob('${readFileSync(original).toString('base64')}'), (c) => c.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'original.jpg'));
      document.getElementById('drop').dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    await outcome('found').waitFor();
  });

  it('refuses an answer whose proof or whose checkpoint was tampered with on the way', async () => {
    const answers = `**/public/ledger/files/${sha256}`;
    for (const spoil of [
      (proof: string) => proof.replace(/^index (\d+)$/m, (_, index: string) => `index ${Number(index) + 1}`),
      (proof: string) => proof.replace(/^(\d+)\n/m, (_, size: string) => `${Number(size) + 1}\n`),
    ]) {
      await page.route(answers, async (route) => {
        const response = await route.fetch();
        const body = (await response.json()) as { found: { proof: string } };
        const found = { ...body.found, proof: spoil(body.found.proof) };
        expect(found.proof).not.toBe(body.found.proof);
        await route.fulfill({ response, json: { ...body, found } });
      });
      await page.goto(`${bureau.url}/check?sha256=${sha256}`);
      await outcome('broken').waitFor();
      await page.unroute(answers);
    }
  });

  it('can be done with the keyboard, every field has its name, and nothing sticks out', async () => {
    await page.goto(`${bureau.url}/check?sha256=${sha256}`);
    await outcome('found').waitFor();
    const named = await page.evaluate<boolean[]>(
      '[...document.querySelectorAll(\"input:not([type=hidden])\")].map(({ labels }) => labels?.length > 0)',
    );
    expect(named.every(Boolean)).toBe(true);
    await page.locator('#file').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.id')).toBe('sha256');
    const outline = 'getComputedStyle(document.activeElement).outlineStyle';
    expect(await page.evaluate(outline)).toBe('solid');
    expect(await sticksOut(page, 'public-check')).toEqual([]);
    await page.goto(`${bureau.url}/ledger`);
    expect(await sticksOut(page, 'public-ledger')).toEqual([]);
  });
});

describe('without JavaScript', () => {
  let passer: Passer;
  beforeAll(async () => {
    passer = await Passer.open(bureau.chromium.browser, bureau.url, 360);
  });
  afterAll(() => passer?.close());

  it('answers a digest that is typed in, with what it proves and the files to keep', async () => {
    await passer.look('/check');
    await passer.page.locator('#sha256').fill(sha256.toUpperCase());
    await passer.page.getByRole('button', { name: '查验' }).click();
    await passer.page.locator('#answer[data-answer="found"]').waitFor();
    const { status, text, bytes } = await passer.look(`/check?sha256=${sha256}`);
    expect(status).toBe(200);
    expect(text).toContain('这能证明什么');
    expect(text).toContain('这不能证明什么');
    expect(text).not.toContain(title);
    expect(bytes).toBeLessThanOrEqual(heaviestBytes);
    const proof = await fetch(`${bureau.url}/check/proof?sha256=${sha256}`);
    expect(await proof.text()).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
  });

  it('says of another digest that it is not there, and of something else that it is none', async () => {
    const { status, text } = await passer.look(`/check?sha256=${digestOf(readFileSync(changed))}`);
    expect(status).toBe(200);
    expect(text).toContain('账本里没有这个指纹');
    const wrong = await passer.look('/check?sha256=甲乙丙');
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('摘要应为 64 位');
  });

  it('shows the ledger with its checkpoint and keys, in both languages', async () => {
    const { status, text, bytes } = await passer.look('/ledger');
    expect(status).toBe(200);
    expect(text).toContain('最新检查点');
    expect(bytes).toBeLessThanOrEqual(heaviestBytes);
    const keys = await (await fetch(`${bureau.url}/ledger/keys`)).text();
    for (const key of keys.trim().split('\n')) expect(text).toContain(key);
    expect((await passer.look('/ledger?lang=en')).text).toContain('Newest checkpoint');
  });
});

it('is where the code of a receipt leads to', async () => {
  const desk = await bureau.desk(cast.handler);
  await desk.go(`/receipts/${journey.id}/recording/${recording}`);
  const code = desk.find('receipt-code');
  await code.locator('svg').waitFor();
  expect(await desk.find('receipt-sha256').innerText()).toBe(sha256);
  await desk.see('receipt');
  const address = (await code.getAttribute('data-address')) ?? '';
  await page.goto(address);
  await outcome('found').waitFor();
});
