import { stack, startService, type RunningService } from '@sanzhi/testing';
import { join } from 'node:path';
import type { CivilDate } from '@sanzhi/statute';
import { goTo } from '../../support/days.ts';
import { setClock, TestHouse } from '../../support/house.ts';
import { openChromium, type OpenBrowser } from './chromium.ts';
import { Desk } from './desk.ts';

/** The whole house behind its portal, and a browser for each of its people. */
export class Bureau {
  readonly house: TestHouse;
  readonly portal: RunningService;
  readonly chromium: OpenBrowser;
  /** As browsers know it, and as Keycloak has it registered. */
  readonly url = stack().urls.portal;
  readonly #desks = new Map<string, Promise<Desk>>();
  #now: (() => Date) | undefined;

  private constructor(house: TestHouse, portal: RunningService, chromium: OpenBrowser) {
    this.house = house;
    this.portal = portal;
    this.chromium = chromium;
  }

  static async open(switches: readonly string[] = []): Promise<Bureau> {
    const house = await TestHouse.open();
    try {
      const { evidence, review, disclosure } = house.services;
      const portal = await startService('portal', {
        PORT: new URL(stack().urls.portal).port,
        EVIDENCE_URL: evidence.url,
        REVIEW_URL: review.url,
        DISCLOSURE_URL: disclosure.url,
      });
      return new Bureau(house, portal, await openChromium(switches));
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  /** That person's desk, in front of all others; signed in when it is first asked for. */
  async desk(username: string): Promise<Desk> {
    const known = this.#desks.get(username);
    const opened = known ?? this.#signedIn(username);
    this.#desks.set(username, opened);
    const desk = await opened;
    await desk.page.bringToFront();
    return desk;
  }

  /** Every clock of the house, and of the computers in it, shows nine in the morning of that day. */
  goTo(day: CivilDate): Promise<void> {
    return this.#show(goTo(day));
  }

  /** Every clock of the house, and of the computers in it, is so far ahead of the real one. */
  goAhead(offsetMs: number): Promise<void> {
    setClock(offsetMs);
    return this.#show(() => new Date(Date.now() + offsetMs));
  }

  now(): Date {
    return this.#now?.() ?? new Date();
  }

  /** All desks that were asked for. */
  desks(): Promise<Desk[]> {
    return Promise.all(this.#desks.values());
  }

  /** What every desk shows at this moment, as files beside the logs. */
  async pictures(name: string): Promise<string[]> {
    const taken = [...this.#desks].map(async ([username, desk]) => {
      const path = join(stack().folder, 'logs', `${name}-${username}.png`);
      await (await desk).page.screenshot({ path, fullPage: true });
      return path;
    });
    const outcomes = await Promise.allSettled(taken);
    return outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await this.portal.stop();
    await this.house.close();
  }

  async #show(now: () => Date): Promise<void> {
    this.#now = now;
    for (const desk of this.#desks.values()) await (await desk).setClock(now());
  }

  async #signedIn(username: string): Promise<Desk> {
    const desk = await Desk.open(this.chromium.browser, this.url);
    await desk.signIn(username);
    if (this.#now) await desk.setClock(this.#now());
    return desk;
  }
}
