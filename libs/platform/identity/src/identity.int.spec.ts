import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { roles } from '@sanzhi/contracts';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { agencies, people, subjectOf } from '../../../../deploy/realm/people.ts';
import { readRealm, type RealmRepresentation } from '../../../../deploy/realm/with-people.ts';
import { KeySource, TokenVerifier } from './index.ts';
import { ask, guardedApp } from './spec-support/guarded-app.ts';
import { moodyFront, type Front, type Mood } from './spec-support/moody-front.ts';
import { directClient, temporaryRealm, type TemporaryRealm } from './spec-support/temporary-realm.ts';

const agency = agencies.marketSupervision.code;

/** What the realm as code never has, and an attacker or a careless administrator might make. */
const withDangers = (realm: RealmRepresentation, credentials: object[]) => {
  const scopes = ['basic', 'sanzhi'];
  realm.clients.push(
    directClient('no-audience', { defaultClientScopes: ['basic'] }),
    directClient('short-lived', {
      defaultClientScopes: scopes,
      attributes: { 'access.token.lifespan': '1' },
    }),
  );
  const add = (username: string, realmRoles: string[], attributes: object) =>
    realm.users?.push({ username, enabled: true, firstName: '某人', realmRoles, attributes, credentials });
  add('both.hats', ['system-admin', 'handler', 'reviewer'], { agency: [agency] });
  add('no.agency', ['handler'], {});
};

let realm: TemporaryRealm;
let other: TemporaryRealm;
let front: Front;
let app: NestFastifyApplication;
let handler: Awaited<ReturnType<TemporaryRealm['tokensOf']>>;

const appBehind = (url: string) =>
  guardedApp({
    keycloakUrl: url,
    issuer: realm.issuer,
    audience: 'sanzhi-api',
    keys: { timeoutMs: 3_000, restMs: 300 },
  });

beforeAll(async () => {
  realm = await temporaryRealm(withDangers);
  other = await temporaryRealm();
  front = await moodyFront(realm.keycloakUrl);
  app = await appBehind(front.url);
  handler = await realm.tokensOf('chen.handler');
});

afterAll(async () => {
  await app?.close();
  await front?.close();
  await realm?.remove();
  await other?.remove();
});

const partsOf = (token: string) => token.split('.') as [string, string, string];
const decode = (part: string) =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the realm as code', () => {
  it('has the roles of the contracts and no person, no direct grant, no enabled example', () => {
    const code = readRealm() as RealmRepresentation & { roles: { realm: { name: string }[] } };
    expect(code.roles.realm.map(({ name }) => name).sort()).toEqual([...roles].sort());
    expect(code.users).toBeUndefined();
    expect(code.clients.map(({ clientId }) => clientId)).not.toContain('sanzhi-demo');
    expect(code.clients.filter((client) => client.directAccessGrantsEnabled)).toEqual([]);
    expect(code.clients.find(({ clientId }) => clientId === 'agency-example')?.enabled).toBe(false);
  });

  it('puts the claims of the house into a token of five minutes', () => {
    const claims = decode(partsOf(handler.access)[1]);
    expect(claims).toMatchObject({
      iss: realm.issuer,
      sub: subjectOf('chen.handler', realm.name),
      aud: 'sanzhi-api',
      typ: 'Bearer',
      name: '陈远志',
      realm_access: { roles: ['handler'] },
      agency,
      unit: 'enforcement-1',
      certificate: '18110028001',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
  });

  it('signs in each of its people, each with exactly their role', async () => {
    for (const person of people) {
      const { access } = await realm.tokensOf(person.username);
      const { name, unit, certificate } = person;
      const { body } = await ask(app, 'any', access);
      expect(body).toMatchObject({ name, unit, agency: person.agency, roles: person.roles });
      expect(body.certificate).toBe(certificate);
    }
    expect(new Set(people.flatMap((person) => person.roles))).toEqual(new Set(roles));
  });

  it('gives the portal no direct grant', async () => {
    await expect(realm.tokensOf('chen.handler', 'sanzhi-portal')).rejects.toThrow('unauthorized_client');
  });
});

describe('the guard lets in', () => {
  it('the good token, and hands over the principal', async () => {
    const { status, body } = await ask(app, 'handle', handler.access);
    expect(status).toBe(200);
    expect(body).toEqual({
      subject: subjectOf('chen.handler', realm.name),
      name: '陈远志',
      agency,
      unit: 'enforcement-1',
      certificate: '18110028001',
      roles: ['handler'],
    });
  });

  it('anyone where the route is public, even with garbage for a token', async () => {
    expect((await ask(app, 'public')).status).toBe(200);
    expect((await ask(app, 'public', 'garbage')).status).toBe(200);
  });

  it("another agency's system by its scope, and nowhere else", async () => {
    const token = await realm.systemToken();
    const { status, body } = await ask(app, 'records', token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      client: 'agency-example',
      name: 'agency-example',
      agency: agencies.agriculture.code,
      roles: ['scope:records.read'],
    });
    expect((await ask(app, 'handle', token)).status).toBe(403);
    expect((await ask(app, 'records', handler.access)).status).toBe(403);
  });

  it('an administrator on the route of administrators, whatever other roles the account holds', async () => {
    expect((await ask(app, 'administer', (await realm.tokensOf('both.hats')).access)).status).toBe(200);
  });

  it('a token signed with a key the realm rotated in a moment ago', async () => {
    const moved = await temporaryRealm();
    const keys = new KeySource({ url: `${moved.issuer}/protocol/openid-connect/certs` });
    const verifier = new TokenVerifier(keys, { issuer: moved.issuer, audience: 'sanzhi-api' });
    try {
      const before = (await moved.tokensOf('li.handler')).access;
      await verifier.verify(before);
      await moved.rotateKeys();
      const after = (await moved.tokensOf('li.handler')).access;
      expect(decode(partsOf(after)[0]).kid).not.toBe(decode(partsOf(before)[0]).kid);
      await expect(verifier.verify(after)).resolves.toMatchObject({ name: '李文博' });
      await expect(verifier.verify(before)).resolves.toMatchObject({ name: '李文博' });
    } finally {
      await moved.remove();
    }
  });
});

describe('the guard answers 401 to', () => {
  const refused = async (token: string | undefined, code = 'identity.token-refused') => {
    const { status, headers, body } = await ask(app, 'any', token);
    expect({ status, code: body.code }).toEqual({ status: 401, code });
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
  };

  it('no token', () => refused(undefined, 'identity.token-missing'));
  it('a token for another audience', async () =>
    refused((await realm.tokensOf('chen.handler', 'no-audience')).access));
  it('a token of another realm of the same Keycloak', async () =>
    refused((await other.tokensOf('chen.handler')).access));
  it('an ID token', () => refused(handler.id));
  it('a refresh token', () => refused(handler.refresh));
  it('garbage', async () => {
    for (const token of ['garbage', 'a.b.c', '..', 'null']) await refused(token);
  });

  it('an expired token, which was good', async () => {
    const { access } = await realm.tokensOf('chen.handler', 'short-lived');
    const left = () => Number(decode(partsOf(access)[1]).exp) * 1_000 - Date.now();
    const { status } = await ask(app, 'any', access);
    if (left() > 0) expect(status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, Math.max(left(), 0) + 50));
    await refused(access);
  });

  it('a tampered token', async () => {
    const [head, body, signature] = partsOf(handler.access);
    const promoted = encode({ ...decode(body), realm_access: { roles: ['agency-leader'] } });
    await refused([head, promoted, signature].join('.'));
    await refused([head, body, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.'));
    await refused([head, body].join('.'));
  });

  it('alg none, HS256, and a forged signature under a known and an unknown kid', async () => {
    const [head, body] = partsOf(handler.access);
    const { kid } = decode(head);
    const claims = decode(body);
    const { privateKey } = await generateKeyPair('RS256');
    const rs256 = (name: string) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: name }).sign(privateKey);
    await refused(new UnsecuredJWT(claims).encode());
    await refused(`${encode({ alg: 'none', kid })}.${body}.AAAA`);
    const certs = await (await fetch(`${realm.issuer}/protocol/openid-connect/certs`)).text();
    const hs256 = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: String(kid) });
    await refused(await hs256.sign(new TextEncoder().encode(certs)));
    await refused(await rs256(String(kid)));
    await refused(await rs256('unknown'));
  });
});

describe('the guard answers 403 to', () => {
  it.each([
    ['chen.handler', 'review', 'identity.role-missing'],
    ['liu.reviewer', 'handle', 'identity.role-missing'],
    ['chen.handler', 'administer', 'identity.role-missing'],
    ['chen.handler', 'closed', 'identity.route-closed'],
    ['zheng.admin', 'handle', 'identity.administrator-refused'],
    ['zheng.admin', 'closed', 'identity.route-closed'],
    ['both.hats', 'handle', 'identity.administrator-refused'],
    ['both.hats', 'review', 'identity.administrator-refused'],
    ['no.agency', 'handle', 'identity.agency-missing'],
  ])('law 7: %s on /%s: %s', async (username, path, code) => {
    const { access } = await realm.tokensOf(username);
    const { status, body } = await ask(app, path, access);
    expect({ status, code: body.code }).toEqual({ status: 403, code });
    expect(body).toMatchObject({ words: { zh: expect.any(String), en: expect.any(String) } });
  });
});

describe('a Keycloak in trouble', () => {
  it.each<Mood>(['silent', 'maintenance', 'html-called-json', 'failing'])(
    '(%s) gives 503 with Retry-After in time, and the process lives to see it mended',
    async (mood) => {
      const cold = await appBehind(front.url);
      try {
        front.mood = mood;
        const start = performance.now();
        const { status, headers, body } = await ask(cold, 'handle', handler.access);
        expect(performance.now() - start).toBeLessThan(20_000);
        expect({ status, code: body.code }).toEqual({ status: 503, code: 'identity.keys-unavailable' });
        expect(headers['retry-after']).toBe('1');
        expect((await ask(cold, 'public')).status).toBe(200);
        expect((await ask(cold, 'handle', 'garbage')).status).toBe(401);
        front.mood = 'through';
        await new Promise((resolve) => setTimeout(resolve, 350));
        expect((await ask(cold, 'handle', handler.access)).status).toBe(200);
      } finally {
        front.mood = 'through';
        await cold.close();
      }
    },
  );
});
