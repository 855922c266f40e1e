import type { Browser, Page } from 'playwright-core';
import { patience } from './chromium.ts';

export const heaviestBytes = 100 * 1024;

export interface PublicLook {
  status: number;
  text: string;
  html: string;
  /** Of the page and all it loads. */
  bytes: number;
}

/** A member of the public, whose browser runs no script. */
export class Passer {
  readonly page: Page;
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  static async open(browser: Browser, url: string, width = 1366): Promise<Passer> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width, height: 900 },
      locale: 'zh-CN',
    });
    context.setDefaultTimeout(patience);
    return new Passer(await context.newPage(), url);
  }

  async look(path: string): Promise<PublicLook> {
    const loaded: Promise<number>[] = [];
    const weigh = (response: { body: () => Promise<Buffer> }): void => {
      loaded.push(response.body().then(({ length }) => length));
    };
    this.page.on('response', weigh);
    const response = await this.page.goto(this.#url + path, { waitUntil: 'load' });
    this.page.off('response', weigh);
    const sizes = await Promise.all(loaded);
    return {
      status: response?.status() ?? 0,
      text: await this.page.locator('body').innerText(),
      html: (await response?.text()) ?? '',
      bytes: sizes.reduce((sum, size) => sum + size, 0),
    };
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
