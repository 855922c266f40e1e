import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bundlePaths, readZip, type BundleFile } from '@sanzhi/ledger';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timestampCa } from '../../../deploy/local/timestamp-ca.ts';
import {
  logKey,
  makeBundle,
  memorySource,
  otherLogKey,
  replaced,
  sm2,
  witness,
  type Wishes,
} from '../../../libs/ledger/test/bundle.ts';
import { verify } from './verify.ts';

const call = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const file = (name: string, content: Uint8Array | string): string => {
  writeFileSync(join(work, name), content);
  return join(work, name);
};
const tsaConfig = (chain: string, key: string): string => `[tsa]
default_tsa = one
[one]
serial = ${join(work, 'serial')}
signer_cert = ${chain}
signer_key = ${key}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** A token of openssl's own authority, as any agency's could be. */
const stampBy =
  (folder: string): NonNullable<Wishes['stamp']> =>
  async (checkpoint) => {
    const { caFile, chainFile, keyFile } = await timestampCa(join(work, folder));
    const config = file('tsa.cnf', tsaConfig(chainFile, keyFile));
    const data = file('checkpoint', checkpoint);
    const [query, reply] = [join(work, 'query'), join(work, 'reply')];
    await call('openssl', ['ts', '-query', '-data', data, '-sha256', '-cert', '-out', query]);
    await call('openssl', ['ts', '-reply', '-config', config, '-queryfile', query, '-out', reply]);
    return { token: readFileSync(reply), ca: readFileSync(caFile, 'utf8') };
  };

const root = join(import.meta.dirname, '../../..');
interface Answer {
  code: number;
  said: string;
}
/** As a person runs it, with no program to call. */
const run = (...args: string[]): Promise<Answer> =>
  call(
    process.execPath,
    ['--conditions=sanzhi-source', join(root, 'tools/src/sanzhi.ts'), 'verify', ...args],
    {
      cwd: work,
      env: { PATH: '' },
    },
  ).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: Answer & { stdout: string; stderr: string }) => ({
      code,
      said: stdout + stderr,
    }),
  );

/** The same without a process of its own. */
const here = async (...args: string[]): Promise<Answer> => {
  let said = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    await verify(args);
    return { code: Number(process.exitCode ?? 0), said };
  } catch (error) {
    return { code: 1, said: said + String(error) };
  } finally {
    write.mockRestore();
    process.exitCode = undefined;
  }
};

describe('sanzhi verify', () => {
  let bundle = '';
  let keys = '';
  let zip: Uint8Array;
  beforeAll(async () => {
    ({ zip } = await makeBundle({ further: [sm2], stamp: stampBy('own'), at: new Date().toISOString() }));
    bundle = file('bundle.zip', zip);
    keys = file('keys', `${logKey}\n${sm2.vkey}\n${witness}\n`);
  });

  it('accepts a bundle by the keys of the ledger, in Chinese and English', async () => {
    const { code, said } = await run(bundle, '--key', keys, '--quorum', '1');
    expect(said).toContain('通过 accepted');
    expect(said).toContain('roots from the bundle');
    expect(said).toContain('justice.example/w');
    expect(said).toMatch(/1–3: 不晚于 no later than 20\d\d-/);
    expect(said).not.toContain('✗');
    expect(code).toBe(0);
    const own = join(work, 'own/keys/timestamp/ca.pem');
    expect((await here(bundle, '--key', logKey, '--timestamp-ca', own)).said).toContain('roots given');
  });
  it('says when the key came from the bundle itself', async () => {
    const { code, said } = await here(bundle);
    expect([code, said.includes('公钥取自包内')]).toEqual([0, true]);
  });
  it('refuses with 1 and names the place: another key, other roots', async () => {
    expect(await here(bundle, '--key', otherLogKey)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/refused: bundle\.note, proofs\/checkpoint/),
    });
    const { caFile } = await timestampCa(join(work, 'stranger'));
    expect(await here(bundle, '--key', logKey, '--timestamp-ca', caFile)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/refused: proofs\/timestamp\.tsr\n/),
    });
  });
  it('refuses with 1 and names the place: one changed byte, in what anyone would change', async () => {
    const entries = await readZip(memorySource(zip));
    for (const { name, start, size } of entries) {
      const bad = zip.map((byte, i) => (i === start + (size >> 1) ? byte ^ 1 : byte));
      const { code, said } = await here(file('bad.zip', bad), '--key', logKey);
      expect([name, code]).toEqual([name, 1]);
      expect(said).toMatch(new RegExp(`refused: .*${name.replaceAll('.', '\\.')}`));
    }
  });
  it('fails closed: witnesses that cannot be asked, that are listed twice or did not sign, a stamp that is not there', async () => {
    const tooMany = { code: 1, said: expect.stringContaining('bundle.quorum') };
    expect(await here(bundle, '--quorum', '1')).toMatchObject(tooMany);
    expect(await here(bundle, '--key', logKey, '--quorum', '1')).toMatchObject(tooMany);
    expect(await here(bundle, '--key', keys, '--quorum', '2')).toMatchObject(tooMany);
    const twice = file('twice', `${logKey}\n${witness}\n${witness}\n`);
    expect(await here(bundle, '--key', twice, '--quorum', '2')).toMatchObject(tooMany);
    const { zip: alone } = await makeBundle({ further: [sm2], witnessed: false, stamp: null });
    const unwitnessed = file('alone.zip', alone);
    expect(await here(unwitnessed, '--key', keys)).toMatchObject({
      code: 1,
      said: expect.stringContaining('ledger.checkpoint.quorum'),
    });
    expect((await here(unwitnessed, '--key', keys, '--quorum', '0')).code).toBe(0);
    const { caFile } = await timestampCa(join(work, 'own'));
    expect(await here(unwitnessed, '--key', logKey, '--timestamp-ca', caFile)).toMatchObject({
      code: 1,
      said: expect.stringContaining('bundle.timestamp.missing'),
    });
  });
  it('tells of an event that claims a day long before the stamp, and refuses it when the reader grants no such wait', async () => {
    const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString();
    const { zip: late } = await makeBundle({ stamp: stampBy('own'), at: monthAgo });
    const path = file('late.zip', late);
    expect(await here(path, '--key', logKey, '--delay', '3')).toMatchObject({
      code: 1,
      said: expect.stringContaining('bundle.time.long-before'),
    });
    expect(await here(path, '--key', logKey)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/(29|30) days before others saw/),
    });
  });
  it('tells of a day without a time stamp, and refuses it when the reader names the roots', async () => {
    const at = new Date().toISOString();
    const wishes = { stamp: stampBy('own'), at, days: { '2026-07-01': { size: 4, at, stamped: true } } };
    const { timestamp } = bundlePaths.day('2026-07-01');
    const { caFile } = await timestampCa(join(work, 'own'));
    const whole = file('day.zip', (await makeBundle(wishes)).zip);
    expect(await here(whole, '--key', logKey, '--timestamp-ca', caFile)).toMatchObject({
      code: 0,
      said: expect.not.stringContaining('no time stamp'),
    });
    const alter = (files: BundleFile[]) => files.filter(({ name }) => name !== timestamp);
    const without = file('no-stamp.zip', (await makeBundle({ ...wishes, alter })).zip);
    expect(await here(without, '--key', logKey, '--timestamp-ca', caFile)).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        /proofs\/days\/2026-07-01\/timestamp\.tsr {2}\[bundle\.timestamp\.missing\]/,
      ),
    });
    expect(await here(without, '--key', logKey)).toMatchObject({
      code: 0,
      said: expect.stringContaining('the checkpoint of 2026-07-01 has no time stamp'),
    });
    const other = (await makeBundle({ ...wishes, stamp: () => stampBy('own')('another checkpoint') })).files;
    const token = other.find(({ name }) => name === timestamp)?.content as Uint8Array;
    const wrong = file('wrong.zip', (await makeBundle({ ...wishes, alter: replaced(timestamp, token) })).zip);
    expect((await here(wrong, '--key', logKey, '--timestamp-ca', caFile)).said).toContain(
      `refused: ${timestamp}\n`,
    );
  });
  it('refuses a token over something else', async () => {
    const { zip: other } = await makeBundle({ stamp: () => stampBy('own')('another checkpoint') });
    expect(await here(file('other.zip', other), '--key', logKey)).toMatchObject({
      code: 1,
      said: expect.stringContaining('it stamps other content'),
    });
  });
  it('says how it is used, and what is no key or no file', async () => {
    expect(await here()).toMatchObject({ code: 1, said: expect.stringContaining('usage') });
    expect(await here(bundle, '--key', 'nothing')).toMatchObject({
      code: 1,
      said: expect.stringContaining('ledger.key.malformed'),
    });
    expect(await here(join(work, 'none.zip'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('none.zip'),
    });
    expect(await run(keys, '--key', keys)).toMatchObject({
      code: 1,
      said: expect.stringContaining('refused: ZIP'),
    });
  });
});
