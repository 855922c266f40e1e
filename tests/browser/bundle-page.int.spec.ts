import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileOf, readZip } from '@sanzhi/ledger';
import { repository } from '@sanzhi/testing';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { logKey, makeBundle, memorySource, otherLogKey, sm2 } from '../../libs/ledger/test/bundle.ts';
import { openChromium, patience, type OpenBrowser } from './support/chromium.ts';

const recording = 'data/recordings/r-1.mp4';

describe('the page of a bundle, taken out of it and opened from a folder with no network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-page-'));
  const good = join(folder, 'good.zip');
  const bad = join(folder, 'bad.zip');
  const requests: string[] = [];
  let chromium: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    const html = readFileSync(join(repository, 'libs/ledger/dist/page/index.html'));
    const { zip } = await makeBundle({
      further: [sm2],
      alter: (files) => [...files.filter(({ name }) => name !== 'index.html'), fileOf('index.html', html)],
    });
    writeFileSync(good, zip);
    const entries = await readZip(memorySource(zip));
    const { start = 0 } = entries.find(({ name }) => name === recording) ?? {};
    writeFileSync(
      bad,
      zip.map((byte, i) => (i === start + 5 ? byte ^ 1 : byte)),
    );
    execFileSync('unzip', ['-q', good, '-d', join(folder, 'out')]);
    chromium = await openChromium();
    const context = await chromium.browser.newContext({ offline: true, locale: 'zh-CN' });
    context.setDefaultTimeout(patience);
    page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${join(folder, 'out', 'index.html')}`);
  });
  afterAll(async () => {
    await chromium.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const verdictOn = async (file: string, key = ''): Promise<string> => {
    await page.fill('#key', key);
    await page.setInputFiles('#file', file);
    await page.locator('#verdict:not(:empty)').waitFor();
    return page.innerText('#verdict');
  };

  it('explains itself in Chinese first', async () => {
    expect(await page.title()).toBe('案件证据包：这是什么，怎样核验');
    expect(await page.innerText('body')).toContain('不需要网络');
  });
  it('accepts the bundle by a key that is given, and says so when it used the one inside', async () => {
    expect(await verdictOn(good, logKey)).toBe('核验通过 Accepted');
    expect(await page.innerText('#facts')).toContain('公钥（由您给出）');
    expect(await verdictOn(good)).toBe('核验通过（以包内公钥） Accepted');
  });
  it('accepts it dropped on the page', async () => {
    const bytes = readFileSync(good).toString('base64');
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob('${bytes}'), (c) => c.charCodeAt(0))], 'good.zip'));
      return data;
    })()`);
    await page.fill('#key', logKey);
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
    await page.locator('#verdict', { hasText: '核验通过 Accepted' }).waitFor();
  });
  it('refuses it for another key, and for one changed byte by the name of the file', async () => {
    expect(await verdictOn(good, otherLogKey)).toBe('核验不通过 Refused');
    expect(await verdictOn(bad, logKey)).toBe('核验不通过 Refused');
    expect(await page.innerText('#checks')).toContain(`${recording}：`);
    expect(await verdictOn(good, 'no key')).toContain('无法核验');
  });
  it('asked for nothing but itself', () => {
    expect(requests).toEqual([`file://${join(folder, 'out', 'index.html')}`]);
  });
});
