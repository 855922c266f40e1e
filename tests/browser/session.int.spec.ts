import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { evidenceApi } from '@sanzhi/contracts';
import { cast, shop } from '@sanzhi/testing';
import type { Cookie } from 'playwright-core';
import { Bureau } from './support/bureau.ts';
import { Desk } from './support/desk.ts';
import { openForeignSite, type ForeignSite } from './support/foreign-site.ts';
import { listenTo, tokensIn } from './support/tokens-in.ts';

let bureau: Bureau;
let desk: Desk;
let foreign: ForeignSite;

beforeAll(async () => {
  bureau = await Bureau.open();
  foreign = await openForeignSite();
});
beforeEach(async () => {
  desk = await Desk.open(bureau.chromium.browser, bureau.url);
});
afterEach(() => desk?.context.close());
afterAll(async () => {
  await foreign?.close();
  await bureau?.close();
});

const sessionCookie = async (): Promise<Cookie> => {
  const found = (await desk.context.cookies(bureau.url)).find(({ name }) => name === 'sanzhi_session');
  if (!found) throw new Error('no session cookie');
  return found;
};

interface Attempt {
  headers?: Record<string, string>;
  mode?: 'cors' | 'no-cors';
  name: string;
}

/** A script of the page the desk is at tries to open a matter; answers the status, as the network saw it. */
const tryToOpen = async ({ headers = {}, mode = 'cors', name }: Attempt): Promise<number> => {
  const address = `${bureau.url}/api/evidence/v1/matters`;
  const { cause, source, party } = shop;
  const matter = { kind: 'ordinary-penalty', cause, source, party: { ...party, name } };
  const request = {
    method: 'POST',
    mode,
    credentials: 'include',
    headers: { 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify({ ...matter, officers: cast.officers }),
  };
  const answer = desk.page.waitForResponse(
    (response) => response.url() === address && response.request().method() === 'POST',
  );
  await desk.page.evaluate(`fetch(${JSON.stringify(address)}, ${JSON.stringify(request)}).catch(() => 0)`);
  return (await answer).status();
};

const mattersOf = async (name: string): Promise<number> => {
  const page = await bureau.house.api.call(evidenceApi.listMatters, cast.handler, { q: name });
  return page.items.length;
};

describe('the session', () => {
  it('lies in one cookie that no script can read, and no token ever reaches the browser', async () => {
    const answers = listenTo(desk.page, bureau.url);
    await desk.signIn(cast.handler);
    await desk.press('nav-matters');
    await desk.find('matters').waitFor();
    await desk.page.goto(`${bureau.url}/session`);
    expect(await sessionCookie()).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    await desk.go('/');
    const kept = await desk.page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toContain('sanzhi_session');
    const cookies = await desk.context.cookies();
    const readable = cookies.filter(({ httpOnly }) => !httpOnly).map(({ value }) => value);
    const everything = [kept, ...readable, (await sessionCookie()).value, ...(await answers())];
    expect(everything.length).toBeGreaterThan(8);
    expect(everything.flatMap(tokensIn)).toEqual([]);
    expect(tokensIn(await bureau.house.tokens.of(cast.handler))).toHaveLength(1);
  });

  it('lets only the workbench write with it', async () => {
    const json = { 'content-type': 'application/json' };
    const name = (what: string) => `${what}食品店${randomUUID().slice(0, 8)}`;
    const [own, bare, strange] = [name('本页'), name('无头'), name('外站')];
    await desk.signIn(cast.handler);
    expect(await tryToOpen({ name: own, headers: { ...json, 'x-sanzhi-request': '1' } })).toBe(201);
    expect(await tryToOpen({ name: bare, headers: json })).toBe(403);
    await desk.page.goto(foreign.url);
    expect(
      await tryToOpen({ name: strange, mode: 'no-cors', headers: { 'content-type': 'text/plain' } }),
    ).toBe(403);
    expect(await Promise.all([own, bare, strange].map(mattersOf))).toEqual([1, 0, 0]);
  });

  it('is good for no write that names another origin, or none, even with the header of the workbench', async () => {
    await desk.signIn(cast.handler);
    const { value } = await sessionCookie();
    const write = async (headers: Record<string, string>): Promise<string> => {
      const reply = await fetch(`${bureau.url}/api/evidence/v1/matters`, {
        method: 'POST',
        headers: {
          cookie: `sanzhi_session=${value}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...headers,
        },
        body: '{}',
      });
      return ((await reply.json()) as { code: string }).code;
    };
    const marked = { 'x-sanzhi-request': '1' };
    const answers = [
      await write({ ...marked, origin: foreign.url.slice(0, -1) }),
      await write(marked),
      await write({ origin: bureau.url }),
      await write({ ...marked, origin: bureau.url }),
    ];
    const refused = ['session.foreign-origin', 'session.foreign-origin', 'session.request-header-missing'];
    expect(answers).toEqual([...refused, expect.not.stringMatching(/^session/)]);
  });

  it('cannot be ended from another site', async () => {
    await desk.signIn(cast.handler);
    await desk.page.goto(foreign.url);
    const answer = desk.page.waitForResponse(`${bureau.url}/session/logout`);
    await desk.page.setContent(
      `<form method="post" action="${bureau.url}/session/logout"><button>领奖</button></form>`,
    );
    await desk.page.getByRole('button').click();
    expect((await answer).status()).toBe(403);
    expect((await desk.page.goto(`${bureau.url}/session`))?.status()).toBe(200);
  });

  it('outlives kill -9 of the portal', async () => {
    await desk.signIn(cast.handler);
    await bureau.portal.kill('SIGKILL');
    await bureau.portal.restart();
    await desk.go('/matters');
    await desk.find('matters-open').waitFor();
    await desk.find('session-name').waitFor();
  });

  it('ends with the sign-out, here and at Keycloak', async () => {
    await desk.signIn(cast.handler);
    const { value } = await sessionCookie();
    await desk.press('session-logout');
    await desk.page.waitForURL(`${bureau.url}/`);
    expect((await desk.context.cookies(bureau.url)).map(({ name }) => name)).not.toContain('sanzhi_session');
    const replayed = await fetch(`${bureau.url}/session`, {
      headers: { cookie: `sanzhi_session=${value}` },
    });
    expect(replayed.status).toBe(401);
    await desk.go('/matters');
    await desk.page.locator('#password').waitFor();
  });

  it('is not opened again by an answer that was on its way at the sign-out', async () => {
    await desk.signIn(cast.handler);
    const [asked, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await desk.page.route('**/api/**', async (route) => {
      await asked.promise;
      await route.continue();
    });
    await desk.page.route('**/session/logout', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      asked.resolve();
      await left.promise;
      await route.fulfill({ response });
    });
    const refused = desk.page.waitForResponse((one) => one.url().includes('/api/') && one.status() === 401);
    await desk.press('nav-premises');
    const pressed = desk.press('session-logout');
    await (await refused).finished();
    left.resolve();
    await pressed;
    await desk.page.waitForURL(`${bureau.url}/`);
  });
});
