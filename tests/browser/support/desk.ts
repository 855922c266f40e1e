import { accountOf } from '@sanzhi/testing';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { patience } from './chromium.ts';
import { fillIn, type Values } from './form.ts';
import { sticksOut, widths } from './widths.ts';

/** A part on its way straight to the store. */
export const partOfUpload = /[?&]partNumber=\d+/;

/** One person at a browser of their own: own cookies, own storage. */
export class Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #portal: string;
  /** What scripts of the page threw. */
  readonly faults: string[] = [];
  /** What stuck out of the screens seen so far, at either width. */
  readonly stuckOut: string[] = [];
  readonly #seen = new Set<string>();

  private constructor(context: BrowserContext, page: Page, portal: string) {
    this.context = context;
    this.page = page;
    this.#portal = portal;
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, portal: string): Promise<Desk> {
    const context = await browser.newContext({
      viewport: widths.desk,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    context.setDefaultTimeout(patience);
    return new Desk(context, await context.newPage(), portal);
  }

  /** A new tab of the same browser, as after the old one died. */
  async anotherPage(): Promise<Desk> {
    return new Desk(this.context, await this.context.newPage(), this.#portal);
  }

  /** From the public page through Keycloak's own form to the workbench. */
  async signIn(username: string): Promise<void> {
    const { password, name } = accountOf(username);
    await this.page.goto(`${this.#portal}/`);
    await this.page.getByRole('link', { name: '工作人员登录' }).click();
    await this.page.locator('#username').fill(username);
    await this.page.locator('#password').fill(password);
    await this.page.locator('#kc-login').click();
    await this.page.getByTestId('session-name').filter({ hasText: name }).waitFor({ state: 'attached' });
  }

  /** The clock of this computer, set as the clock of the house is. */
  async setClock(now: Date): Promise<void> {
    await this.context.clock.setSystemTime(now);
  }

  /** Whoever acts sits in front: a page behind another window ends no animation. */
  async go(place: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.goto(`${this.#portal}/workbench${place}`);
  }

  /** Looks at the screen as it stands on a phone and at a desk, once for each name. */
  async see(name: string): Promise<void> {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    await this.find('loading').first().waitFor({ state: 'detached' });
    this.stuckOut.push(...(await sticksOut(this.page, name)));
  }

  find(testid: string): Locator {
    return this.page.getByTestId(testid);
  }

  press(testid: string): Promise<void> {
    return this.find(testid).click();
  }

  /** Opens a fold, pressing again when what loaded above it moved it from under the pointer. */
  async unfold(testid: string): Promise<void> {
    const open = this.page.locator(`details[open][data-testid="${testid}"]`);
    do await this.press(`${testid}-toggle`);
    while ((await open.count()) === 0);
  }

  fill(form: string, values: Values): Promise<void> {
    return fillIn(this.page, form, values);
  }

  /** Waits until the thing with this test id is in that state. */
  untilState(testid: string, state: string): Promise<void> {
    return this.page.locator(`[data-testid="${testid}"][data-state="${state}"]`).waitFor();
  }

  /** Holds what is on its way to the store until the answer is called. */
  async holdParts(): Promise<() => Promise<void>> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await this.page.route(partOfUpload, async (route) => {
      await promise;
      await route.continue();
    });
    return async () => {
      resolve();
      await this.page.unroute(partOfUpload);
    };
  }

  /** A write answered by a refusal shows it on the page: better told at once than as a time-out. */
  async sent(done: Promise<unknown>): Promise<void> {
    const refused = this.find('problem').first();
    const problem = refused.waitFor({ timeout: patience }).then(
      async () => {
        throw new Error(`refused: ${await refused.innerText()}`);
      },
      () => undefined,
    );
    await Promise.race([done, problem.then(() => done)]);
  }
}
