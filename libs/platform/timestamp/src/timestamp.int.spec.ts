import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@sanzhi/kernel';
import { part, stack } from '@sanzhi/testing';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timestampCa } from '../../../../deploy/local/timestamp-ca.ts';
import { asResponse, TimestampAuthority, verifyToken, verifyTokenOfDigest } from './index.ts';

const { TIMESTAMP_URL: url = '', TIMESTAMP_CA_FILE: caFile = '' } = stack().services.evidence;
const caPem = readFileSync(caFile, 'utf8');
const authority = new TimestampAuthority({ url, caPem });
const data = randomBytes(100);
const digest = createHash('sha256').update(data).digest();
let folder: string;
let token: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'timestamp-'));
  token = (await authority.stamp(digest)).token;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answering = async <T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

describe('a time stamp of the real authority', () => {
  it('says when, by whom and under which number', async () => {
    const stamp = verifyToken(token, data, caPem);
    expect(stamp).toMatchObject({
      serial: expect.stringMatching(/^[0-9a-f]{8,40}$/),
      policy: expect.stringMatching(/^[\d.]+$/),
      authority: expect.stringContaining('Time Stamping Authority'),
    });
    expect(Math.abs(stamp.time.getTime() - Date.now())).toBeLessThan(60_000);
    expect((await authority.stamp(digest)).serial).not.toBe(stamp.serial);
  });

  it('is accepted by openssl, as reply and as token', () => {
    const file = (name: string, bytes: Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const judge = (...args: string[]): string =>
      execFileSync('openssl', ['ts', '-verify', '-data', file('data', data), '-CAfile', caFile, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    expect(judge('-in', file('reply.tsr', asResponse(token)))).toContain('Verification: OK');
    expect(judge('-in', file('token.der', token), '-token_in')).toContain('Verification: OK');
    expect(verifyToken(asResponse(token), data, caPem).token).toEqual(token);
  });

  it('is refused over other content, under another root, and with no root at all', async () => {
    const other = readFileSync((await timestampCa(join(folder, 'other'))).caFile, 'utf8');
    expect(() => verifyToken(token, Buffer.from('other'), caPem)).toThrow('it stamps other content');
    expect(() => verifyToken(token, data, other)).toThrow('does not lead to a trusted root');
    expect(() => verifyToken(token, data, '')).toThrow('does not lead to a trusted root');
    expect(() => verifyToken(token, data, other + caPem)).not.toThrow();
  });

  // Every seventh byte, begun at a random one: each run tries others, and a failure names its places.
  it('is refused when any byte of it is another', () => {
    const otherwise: unknown[] = [];
    for (let at = randomInt(7); at < token.length; at += 7) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      try {
        verifyTokenOfDigest(changed, digest, caPem);
        otherwise.push(at);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'timestamp.invalid')
          otherwise.push([at, error]);
      }
    }
    expect(otherwise).toEqual([]);
  });

  it('is refused cut short, with something behind it, and empty', () => {
    const bad = [
      token.slice(0, -1),
      Buffer.concat([token, Buffer.alloc(1)]),
      new Uint8Array(),
      Buffer.from('x'),
    ];
    for (const bytes of bad)
      expect(() => verifyTokenOfDigest(bytes, digest, caPem)).toThrow(
        expect.objectContaining({ code: 'timestamp.invalid' }),
      );
  });

  it('stays good when the authority starts again', async () => {
    await part('timestamp').kill();
    await expect(authority.stamp(digest)).rejects.toMatchObject({
      code: 'timestamp.unreachable',
      detail: { kind: 'unavailable' },
    });
    await part('timestamp').start();
    expect(verifyToken(token, data, caPem).token).toEqual(token);
    expect((await authority.stamp(digest)).authority).toBe(verifyToken(token, data, caPem).authority);
  });
});

describe('a reply that is not to be trusted', () => {
  const stampAt = (at: string, timeoutMs = 60_000) =>
    new TimestampAuthority({ url: at, caPem, timeoutMs }).stamp(digest);

  it('is refused when it was recorded earlier: its nonce is another', async () => {
    const replay: RequestListener = (_, reply) => reply.end(asResponse(token));
    await expect(answering(replay, (at) => stampAt(at))).rejects.toMatchObject({
      code: 'timestamp.bad-reply',
      words: { en: expect.stringContaining('nonce') },
    });
  });

  it.each([
    ['rubbish', 200, 'rubbish', 'timestamp.bad-reply'],
    ['an error page', 503, '<html>', 'timestamp.refused'],
    ['a rejection', 200, Buffer.from('30053003020102', 'hex'), 'timestamp.refused'],
  ])('is named when it is %s', async (_, status, body, code) => {
    const say: RequestListener = (request, reply) => {
      request.resume();
      reply.writeHead(status).end(body);
    };
    await expect(answering(say, (at) => stampAt(at))).rejects.toMatchObject({ code });
  });

  it('is not waited for longer than said', async () => {
    const begin = Date.now();
    await expect(
      answering(
        () => undefined,
        (at) => stampAt(at, 300),
      ),
    ).rejects.toMatchObject({
      code: 'timestamp.unreachable',
    });
    expect(Date.now() - begin).toBeLessThan(30_000);
  });
});
