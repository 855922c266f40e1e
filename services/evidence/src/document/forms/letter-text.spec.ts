import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { stopTypesetting, typeset } from '@sanzhi/typesetting';
import { forms, paragraphsOf } from './index.ts';
import { sample } from './sample.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'letter-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await stopTypesetting();
});

const squeezed = (text: string) => text.replace(/\s/g, '').replace(/—\d+—/g, '');

/** Published is what was served: the paragraphs told to the house stand on the page, each whole and in this order. */
it.each([37, 45] as const)('the paragraphs of form %i are those on its pages', async (no) => {
  const rendered = forms[no].render(sample(no));
  const path = join(folder, `${no}.pdf`);
  writeFileSync(path, await typeset({ ...rendered, at: new Date('2026-02-09T00:00:00+08:00') }));
  const text = squeezed(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }));
  const paragraphs = paragraphsOf(rendered);
  expect(paragraphs.length).toBeGreaterThan(8);
  let from = 0;
  for (const paragraph of paragraphs) {
    const at = text.indexOf(squeezed(paragraph), from);
    expect([paragraph, at]).toEqual([paragraph, expect.any(Number)]);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + squeezed(paragraph).length;
  }
  expect(text.slice(from).length).toBeLessThan(60);
});

it('a table has no paragraphs', () => {
  expect(paragraphsOf(forms[50].render(sample(50)))).toEqual([]);
});
