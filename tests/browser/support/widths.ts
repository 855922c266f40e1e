import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

interface Size {
  width: number;
  height: number;
}
export const widths = { phone: { width: 390, height: 844 }, desk: { width: 1366, height: 900 } } as const;

const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';

/** What sticks out to the right of the window, save what lies in a box that scrolls by itself. */
const outside = `(() => {
  const scrolls = (one) => one !== document.body && getComputedStyle(one).overflowX !== 'visible';
  const inScrollingBox = (one) => {
    for (let up = one.parentElement; up; up = up.parentElement) if (scrolls(up)) return true;
    return false;
  };
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter((one) => !inScrollingBox(one))
    .map((one) => one.tagName + '.' + one.className + ' ' + (one.dataset?.testid ?? ''));
})()`;
/** A list on its way out, whose animation a busy machine never ended, is no part of the screen. */
const hideLeaving = `document.querySelectorAll('.ant-slide-up-leave').forEach((one) => { one.style.display = 'none'; })`;
/** A screen lays itself out anew for another width, a list that was opened closes: that takes a moment. */
const settlingMs = 30_000;

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
    // What lies behind another window ends no animation.
    await page.bringToFront();
    await page.setViewportSize(size);
    found.push(...(await stickingOut(page)).map((element) => `${name}, ${width}: ${element}`));
    await keep(page, `${name}-${width}`);
  }
  return found;
};

/** Asked anew from here: a page that looks again by itself would evaluate text, which its policy forbids and reports. */
const settles = async (page: Page): Promise<boolean> => {
  const end = performance.now() + settlingMs;
  while (!(await page.evaluate<boolean>(fits))) {
    if (performance.now() > end) return false;
    await sleep(50);
  }
  return true;
};

const stickingOut = async (page: Page): Promise<string[]> => {
  const settled = await settles(page);
  if (!settled) await page.evaluate(hideLeaving);
  return settled || (await page.evaluate<boolean>(fits))
    ? []
    : ['the page can be pushed sideways', ...(await page.evaluate<string[]>(outside))];
};

const keep = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SANZHI_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
