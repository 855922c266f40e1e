import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  disclosureApi,
  evidenceApi,
  operationsApi,
  receipt,
  reviewApi,
  type Problem,
  type Route,
} from '@sanzhi/contracts';
import { cast, Journey, stack, type ApiService } from '@sanzhi/testing';
import { TestHouse } from '../support/house.ts';

const tables: Record<ApiService, Record<string, Route>> = {
  evidence: { ...evidenceApi, ...operationsApi },
  review: { ...reviewApi, ...operationsApi },
  disclosure: { ...disclosureApi, ...operationsApi },
};
const routes = Object.entries(tables).flatMap(([service, table]) =>
  Object.entries(table).map(([name, route]) => ({ service: service as ApiService, name, route })),
);
const closed = routes.filter(({ route }) => route.roles !== 'public');
const writing = routes.filter(({ route }) => (route.reply as unknown) === receipt);
const withBody = routes.filter(({ route }) => Object.keys(route.body?.shape ?? {}).length > 0);

let house: TestHouse;
let journey: Journey;

beforeAll(async () => {
  house = await TestHouse.open();
  journey = new Journey({ api: house.api, now: () => new Date() });
  await journey.open();
});
afterAll(() => house?.close());

/** Someone who may use the route, if the house has one. */
const allowed = ({ roles }: Route): string => {
  const account = stack().accounts.find(
    (one) =>
      one.agency === '114311280064218500' &&
      (roles === 'any' || one.roles.some((role) => (roles as readonly string[]).includes(role))),
  );
  if (!account) throw new Error(`nobody may ${String(roles)}`);
  return account.username;
};

const ask = async (
  { service, route }: { service: ApiService; route: Route },
  {
    username,
    token,
    body,
    key,
    id = randomUUID(),
  }: { username?: string; token?: string; body?: unknown; key?: string; id?: string },
) => {
  const bearer = username === undefined ? token : await house.tokens.of(username);
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'id' ? id : 'x-0000'));
  const response = await fetch(`${house.services[service].url}/api/${service}/v1${path}`, {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(route.method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(route.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    problem: (text ? JSON.parse(text) : {}) as Problem,
  };
};

describe('without a good token', () => {
  it.each(closed)('$service $name is closed', async (one) => {
    for (const token of [undefined, 'not.a.token']) {
      const { status, type, problem } = await ask(one, token === undefined ? {} : { token });
      expect([status, type.split(';')[0]]).toEqual([401, 'application/problem+json']);
      expect(problem.detail.zh).not.toBe('');
    }
  });
});

describe('law 7: with a role that may not', () => {
  it.each(closed)('$service $name is refused', async (one) => {
    const { roles } = one.route;
    const stranger = stack().accounts.find(
      (account) =>
        roles !== 'any' && !account.roles.some((role) => (roles as readonly string[]).includes(role)),
    );
    const { status } = await ask(one, { username: stranger?.username ?? '' });
    expect(status).toBe(403);
  });
  it.each(closed.filter(({ route }) => !route.roles.includes('system-admin')))(
    '$service $name is refused to the administrator',
    async (one) => {
      expect((await ask(one, { username: 'zheng.admin' })).status).toBe(403);
    },
  );
});

describe('a write without Idempotency-Key', () => {
  it.each(writing)('$service $name is refused', async (one) => {
    const { status, problem } = await ask(one, { username: allowed(one.route) });
    expect(status).toBe(400);
    expect(['idempotency.key-missing', 'input.invalid']).toContain(problem.code);
  });
});

describe('a wrong field is named, with its rule, in both languages', () => {
  const fields = withBody.flatMap((one) =>
    Object.keys(one.route.body?.shape ?? {}).map((field) => ({ ...one, field })),
  );
  it.each(fields)('$service $name: $field', async ({ field, ...one }) => {
    // A value that no schema takes: neither text, number, list nor record of known keys.
    for (const wrong of [Number.MAX_VALUE, [[]]]) {
      const { status, problem } = await ask(one, {
        username: allowed(one.route),
        key: randomUUID(),
        body: { [field]: wrong },
      });
      expect(status).toBe(400);
      expect(problem.code).toBe('input.invalid');
      const fault = problem.errors?.find((error) => error.field.split('.')[0] === field);
      expect(fault).toBeDefined();
      expect(fault?.zh).not.toBe('');
      expect(fault?.en).not.toBe('');
      expect(fault?.rule).not.toBe('');
    }
  });
});

describe('a body that is no JSON, or too large', () => {
  it('is refused with a problem, and nothing leaks', async () => {
    const url = `${house.services.evidence.url}/api/evidence/v1/matters`;
    const authorization = `Bearer ${await house.tokens.of(cast.handler)}`;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    for (const [body, status] of [
      ['{"half":', 400],
      [`"${'x'.repeat(3_000_000)}"`, 413],
    ] as const) {
      const response = await fetch(url, { method: 'POST', headers, body });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.text()).not.toMatch(/at .*\.(ts|js):/);
    }
  });
});

describe('law 9: another agency', () => {
  const ofMatters = routes.filter(
    ({ route }) => route.path.startsWith('/matters/:id') && route.method === 'GET',
  );
  it.each(ofMatters)('$service $name finds nothing', async (one) => {
    expect((await ask(one, { username: 'lei.handler', id: journey.id })).status).toBe(404);
    expect((await ask(one, { username: cast.handler, id: journey.id })).status).toBe(200);
  });
  it('does not see the matter in its list', async () => {
    const { items } = await house.api.call(evidenceApi.listMatters, 'lei.handler', { limit: 100 });
    expect(items.filter(({ id }) => id === journey.id)).toEqual([]);
  });
  it('cannot advance it', async () => {
    await expect(
      house.api.call(evidenceApi.advance, 'lei.handler', { id: journey.id, to: 'P02' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
