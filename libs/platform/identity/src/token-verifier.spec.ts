import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import { KeySource, TokenVerifier } from './index.ts';
import { moodyFront, type Front, type Mood } from './spec-support/moody-front.ts';

const issuer = 'https://id.example.gov.cn/realms/sanzhi';
const audience = 'sanzhi-api';
const seconds = () => Math.floor(Date.now() / 1_000);

interface Pair {
  privateKey: CryptoKey;
  jwk: JWK;
}
const pair = async (kid: string): Promise<Pair> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
};

const good = (): JWTPayload => ({
  iss: issuer,
  aud: [audience, 'account'],
  sub: 'p-1',
  typ: 'Bearer',
  exp: seconds() + 60,
  iat: seconds(),
  name: '陈远志',
  agency: '114311280064218500',
  realm_access: { roles: ['handler'] },
});

let first: Pair;
let second: Pair;
let forger: Pair;
let front: Front;
let published: JWK[];
let keys: KeySource;
let verifier: TokenVerifier;
let time = 0;
const now = () => time;

beforeAll(async () => {
  [first, second, forger] = await Promise.all([pair('first'), pair('second'), pair('forger')]);
  front = await moodyFront(() => ({ keys: published }));
});
afterAll(() => front.close());
beforeEach(() => {
  front.mood = 'through';
  front.asked = 0;
  published = [first.jwk];
  time = 0;
  keys = new KeySource({ url: front.url, timeoutMs: 1_000, minIntervalMs: 400, restMs: 200, now });
  verifier = new TokenVerifier(keys, { issuer, audience });
});

const sign = (payload: JWTPayload, by = first, header: object = {}) =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: String(by.jwk.kid), ...header })
    .sign(by.privateKey);

const without = (claim: string) => {
  const { [claim]: _, ...rest } = good();
  return rest;
};

describe('a token', () => {
  it('that is good names the principal', async () => {
    await expect(verifier.verify(await sign(good()))).resolves.toEqual({
      subject: 'p-1',
      name: '陈远志',
      agency: '114311280064218500',
      roles: ['handler'],
    });
  });

  it.each([
    ['expired', { exp: seconds() - 1 }],
    ['not valid yet', { nbf: seconds() + 30 }],
    ['issued in the future', { iat: seconds() + 30 }],
    ['of another issuer', { iss: 'https://id.example.gov.cn/realms/other' }],
    ['for another audience', { aud: ['account'] }],
    ['whose audience only contains ours as text', { aud: 'sanzhi-api-2' }],
    ['of type ID', { typ: 'ID' }],
    ['of type Refresh', { typ: 'Refresh' }],
  ])('%s is refused, and no key is fetched for it', async (_, change) => {
    await expect(verifier.verify(await sign({ ...good(), ...change }))).rejects.toMatchObject({
      status: 401,
      code: 'identity.token-refused',
    });
    expect(front.asked).toBe(0);
  });

  it.each(['exp', 'iat', 'iss', 'aud', 'typ', 'sub'])('without %s is refused', async (claim) => {
    await expect(verifier.verify(await sign(without(claim)))).rejects.toMatchObject({ status: 401 });
  });

  it('a few seconds early is taken, for clocks differ', async () => {
    await expect(verifier.verify(await sign({ ...good(), nbf: seconds() + 3 }))).resolves.toBeDefined();
  });

  it('with alg none, HS256 over the public key, RS512, a critical extension or a forged kid is refused', async () => {
    const modulus = new TextEncoder().encode(String(first.jwk.n));
    const hs256 = await new SignJWT(good()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(modulus);
    const none = new UnsecuredJWT(good()).encode();
    const forgedAsFirst = await sign(good(), forger, { kid: 'first' });
    const rs512 = (await sign(good())).replace(/^[^.]+/, encode({ alg: 'RS512', kid: 'first' }));
    const critical = (await sign(good())).replace(
      /^[^.]+/,
      encode({ alg: 'RS256', kid: 'first', crit: ['x'] }),
    );
    for (const token of [
      hs256,
      none,
      `${none}AAAA`,
      forgedAsFirst,
      rs512,
      critical,
      await sign(good(), forger),
    ]) {
      await expect(verifier.verify(token)).rejects.toMatchObject({ status: 401 });
    }
  });

  it.each(['', 'x', 'a.b', 'a.b.c', 'bnVsbA.bnVsbA.bnVsbA', `${'a'.repeat(20_000)}.b.c`, 'a.b.c.d'])(
    'that is garbage (%#) is refused',
    async (garbage) => {
      await expect(verifier.verify(garbage)).rejects.toMatchObject({ status: 401 });
    },
  );

  it.each([
    ['agency', 'identity.agency-missing', without('agency')],
    ['agency', 'identity.claims-invalid', { ...good(), agency: '新田县' }],
    ['name', 'identity.claims-invalid', without('name')],
    ['roles', 'identity.claims-invalid', { ...good(), realm_access: { roles: 'handler' } }],
  ])('with no good %s is known but may do nothing: %s', async (_, code, claims) => {
    await expect(verifier.verify(await sign({ ...claims, exp: seconds() + 60 }))).rejects.toMatchObject({
      status: 403,
      code,
    });
  });

  it('law 7: an administrator with a second role is only an administrator', async () => {
    const both = { ...good(), realm_access: { roles: ['handler', 'system-admin', 'reviewer'] } };
    expect((await verifier.verify(await sign(both))).roles).toEqual(['system-admin']);
  });
});

describe('the keys', () => {
  it('are fetched once for many checks at a cold start', async () => {
    const token = await sign(good());
    await Promise.all(Array.from({ length: 20 }, () => verifier.verify(token)));
    expect(front.asked).toBe(1);
  });

  it('that are new within the interval are had by one forced fetch', async () => {
    await verifier.verify(await sign(good()));
    published = [first.jwk, second.jwk];
    await verifier.verify(await sign(good(), second));
    expect(front.asked).toBe(2);
  });

  it('are not asked for again and again by forged kids', async () => {
    await verifier.verify(await sign(good()));
    for (let i = 0; i < 30; i += 1) {
      const forged = await sign(good(), forger, { kid: `forged-${i}` });
      await expect(verifier.verify(forged)).rejects.toMatchObject({ status: 401 });
    }
    expect(front.asked).toBe(2);
  });

  it('that were withdrawn are refused after the refresh', async () => {
    keys = new KeySource({ url: front.url, minIntervalMs: 0, refreshMs: 0, now });
    verifier = new TokenVerifier(keys, { issuer, audience });
    const old = await sign(good());
    await verifier.verify(old);
    published = [second.jwk];
    await verifier.verify(await sign(good(), second));
    await expect(verifier.verify(old)).rejects.toMatchObject({ status: 401 });
  });

  it.each<Mood>(['silent', 'maintenance', 'html-called-json', 'empty-set', 'failing', 'endless'])(
    'that cannot be had (%s) give 503 in time, rest, and come back',
    async (mood) => {
      const token = await sign(good());
      front.mood = mood;
      await expect(verifier.verify(token)).rejects.toMatchObject({ status: 503, retryAfter: 1 });
      await expect(verifier.verify(token)).rejects.toMatchObject({ status: 503 });
      expect(front.asked).toBe(1);
      await expect(keys.reachable()).rejects.toMatchObject({ status: 503 });
      front.mood = 'through';
      time += 220;
      await expect(verifier.verify(token)).resolves.toBeDefined();
    },
  );

  it('that are known keep good tokens good while the provider is silent; an unknown kid gets 503', async () => {
    const token = await sign(good());
    await verifier.verify(token);
    front.mood = 'silent';
    time += 420;
    await expect(verifier.verify(await sign(good(), second))).rejects.toMatchObject({ status: 503 });
    await expect(verifier.verify(token)).resolves.toBeDefined();
  });

  it('that are too old are no longer believed', async () => {
    const ages = { minIntervalMs: 0, refreshMs: 0, maxAgeMs: 50 };
    keys = new KeySource({ url: front.url, timeoutMs: 1_000, ...ages, now });
    verifier = new TokenVerifier(keys, { issuer, audience });
    const token = await sign(good());
    await verifier.verify(token);
    front.mood = 'silent';
    time += 60;
    await expect(verifier.verify(token)).rejects.toMatchObject({ status: 503 });
  });
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
