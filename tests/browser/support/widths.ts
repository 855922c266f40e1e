import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

interface Size {
  width: number;
  height: number;
}
export const widths = { phone: { width: 390, height: 844 }, desk: { width: 1366, height: 900 } } as const;

/** What sticks out to the right of the window, if the page can be pushed sideways at all. */
const sideways = `(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
    .map((one) => one.tagName + '.' + one.className + ' ' + (one.dataset?.testid ?? ''));
})()`;

/**
 * On a phone and at a desk the page has no sideways scroll; answers what sticks out, by width. With
 * `SANZHI_PICTURES` set to a folder, each look is kept there for people's eyes.
 */
export const sticksOut = async (
  page: Page,
  name: string,
  sizes: Readonly<Record<string, Size>> = widths,
): Promise<string[]> => {
  const found: string[] = [];
  for (const [width, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    const stuck = await page.evaluate<string[]>(sideways);
    found.push(...stuck.map((element) => `${name}, ${width}: ${element}`));
    await keep(page, `${name}-${width}`);
  }
  return found;
};

const keep = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SANZHI_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
