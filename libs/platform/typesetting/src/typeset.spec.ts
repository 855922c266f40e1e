import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stopTypesetting, typeset } from './index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'typeset-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stopTypesetting();
});

const at = new Date('2026-02-09T00:00:00Z');
const set = (body: string, title = '行政处罚决定书') =>
  typeset({ template: '#data.body', inputs: { body }, title, at });
const file = (pdf: Uint8Array) => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, pdf);
  return path;
};
const textOf = (pdf: Uint8Array) =>
  execFileSync('pdftotext', ['-layout', file(pdf), '-'], { encoding: 'utf8' });
const infoOf = (pdf: Uint8Array) => execFileSync('pdfinfo', [file(pdf)], { encoding: 'utf8' });

describe('what a user typed is text, whatever it looks like', () => {
  test.each([
    '#panic() $ * _ ]',
    '= 标题 *粗* `code` <a> @b \\ // /* #read("/etc/passwd")',
    '"; #let data = (body: "x")',
  ])('%s', async (hostile) => {
    expect(textOf(await set(hostile)).trim()).toBe(hostile);
  });
});

test('a PDF/A-2b file that names itself so, with its title, language, date and embedded fonts', async () => {
  const pdf = await set('新田县市场监督管理局', '处罚决定书〔2026〕12号');
  const xmp = Buffer.from(pdf).toString('utf8');
  expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
  expect(xmp).toContain('<rdf:li>zh-CN</rdf:li>');
  expect(infoOf(pdf)).toMatch(/Title:\s+处罚决定书〔2026〕12号/);
  expect(infoOf(pdf)).toMatch(/CreationDate:.*2026/);
  const fonts = execFileSync('pdffonts', [file(pdf)], { encoding: 'utf8' })
    .split('\n')
    .slice(2)
    .filter(Boolean);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/NotoSerifSC.* yes yes yes /);
});

test('the same job gives the same bytes, another process too', async () => {
  const first = await set('当事人');
  await stopTypesetting();
  expect(Buffer.from(await set('当事人')).equals(Buffer.from(first))).toBe(true);
  expect(Buffer.from(await set('当事者')).equals(Buffer.from(first))).toBe(false);
});

test('a run of letters longer than any line stays inside the page', async () => {
  const run = 'x9'.repeat(2000);
  const pdf = await set(run);
  expect(textOf(pdf).replace(/\s/g, '')).toBe(run);
  const boxes = execFileSync('pdftotext', ['-bbox', file(pdf), '-'], { encoding: 'utf8' });
  const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x));
  expect(Math.max(...right)).toBeLessThan(596);
});

test('long Chinese text runs over pages and loses nothing', async () => {
  const pdf = await set('中华人民共和国行政处罚法'.repeat(500));
  expect(infoOf(pdf)).toMatch(/Pages:\s+[2-9]/);
  expect(textOf(pdf).replace(/\s/g, '')).toBe('中华人民共和国行政处罚法'.repeat(500));
});

test('empty text gives a page', async () => {
  expect(infoOf(await set(''))).toMatch(/Pages:\s+1\b/);
});

test('rare characters of people’s names are there', async () => {
  expect(textOf(await set('䶮㙍喆堃𬭎𬍛𬱖〇')).trim()).toBe('䶮㙍喆堃𬭎𬍛𬱖〇');
});

test.each([
  ['𠮷野', '𠮷 (U+20BB7)'],
  ['笑😀', '😀 (U+1F600)'],
  ['a\u0007b', 'U+7'],
  ['half a pair \ud800', 'U+FFFD'],
])('a character without a glyph is refused by name: %s', async (body, named) => {
  await expect(set(body)).rejects.toMatchObject({
    code: 'document.unprintable-character',
    words: { zh: expect.stringContaining(named) },
  });
});

test('what is invisible does not reach the page, nor can it turn the text around', async () => {
  const pdf = await set('罚款\u202e0001\u202c元\ufeff\u200b，a\tb\r\nc');
  expect(
    textOf(pdf)
      .trim()
      .split(/\s*\n\s*/),
  ).toEqual(['罚款0001元，a b', 'c']);
});

test('the event loop stays free while a long document is set', async () => {
  const before = performance.eventLoopUtilization();
  await set('依法行政'.repeat(20_000));
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.6);
});

test('a broken template fails with the typesetter’s reason and the next job is set', async () => {
  await expect(typeset({ template: '#nosuch', inputs: {}, title: 'x', at })).rejects.toThrow('nosuch');
  await expect(typeset({ template: '#read("/etc/hostname")', inputs: {}, title: 'x', at })).rejects.toThrow(
    'file not found',
  );
  expect(textOf(await set('好')).trim()).toBe('好');
});

test('a press that dies in the middle fails its job, and the next job is set', async () => {
  const job = set('依法行政'.repeat(50_000));
  await stopTypesetting();
  await expect(job).rejects.toThrow('stopped');
  expect(textOf(await set('好')).trim()).toBe('好');
});
