import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce, run } from '../../../deploy/local/install.ts';
import { FolderLog } from '../test/folder-log.ts';
import { bytesOf } from './bytes.ts';
import { ed25519Signer, ed25519Vkey, sm2Signer, sm2Verifier, sm2Vkey } from './index.ts';

const call = promisify(execFile);
const origin = 'xintian.example/ledger';
const seed = bytesOf('5a'.repeat(32));
const sm2Key = bytesOf('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
const source = join(import.meta.dirname, '..', 'foreign');
const work = mkdtempSync(join(tmpdir(), 'foreign-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('a verifier by others (golang.org/x/mod/sumdb) reads the log', () => {
  let program = '';
  beforeAll(async () => {
    const version = createHash('sha256');
    for (const file of ['main.go', 'go.mod', 'go.sum']) version.update(readFileSync(join(source, file)));
    const folder = await installOnce(`foreign-${version.digest('hex').slice(0, 16)}`, async (to) => {
      await run({ command: 'go', args: ['build', '-trimpath', '-o', join(to, 'foreign'), '.'], cwd: source });
    });
    program = join(folder, 'foreign');
  });

  const verify = (folder: string, old: number, index: number): Promise<string> =>
    call(program, [folder, ed25519Vkey(origin, seed), String(old), String(index)]).then(
      ({ stdout }) => stdout.trim(),
      (error: { stderr: string }) => error.stderr.trim(),
    );

  it.each([
    [1, 1],
    [1, 2],
    [5, 255],
    [255, 256],
    [256, 257],
    [256, 700],
    [1_000, 70_000],
    [65_535, 65_536],
  ])('at a size of %i and then %i', async (old, size) => {
    const log = new FolderLog(join(work, `${old}-${size}`), origin, [
      ed25519Signer(origin, seed),
      sm2Signer(origin, sm2Key),
    ]);
    await log.growTo(old);
    if (size > old) await log.growTo(size);
    for (const index of new Set([0, old - 1, size >> 1, size - 1]))
      expect(await verify(log.folder, old, index)).toBe(
        `verified ${size} entries, entry ${index}, and the growth from ${old}`,
      );
  });

  it('and refuses it when one byte of checkpoint, tile or entry is changed', async () => {
    const log = new FolderLog(join(work, 'good'), origin, [ed25519Signer(origin, seed)]);
    await log.growTo(300);
    await log.growTo(600);
    const files = ['checkpoint', 'checkpoint.300', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2'];
    for (const file of [...files, 'tile/entries/001'])
      for (const place of [0, 0.3, 0.999]) {
        const folder = join(work, 'bad');
        cpSync(log.folder, folder, { recursive: true });
        const bytes = readFileSync(join(folder, file));
        // Of the entry bundle only entry 300 is read: spoil that one.
        const entry = log.entries[300] as Uint8Array;
        const at =
          file === 'tile/entries/001'
            ? 44 * (entry.length + 2) + 2 + Math.floor(place * entry.length)
            : Math.floor(place * bytes.length);
        bytes.writeUInt8((bytes[at] as number) ^ 1, at);
        writeFileSync(join(folder, file), bytes);
        const answer = await verify(folder, 300, 300);
        expect([file, place, answer]).toEqual([file, place, expect.stringContaining('refused')]);
      }
    expect(await verify(log.folder, 300, 300)).toContain('verified 600');
  });
});

describe('openssl', () => {
  const text = '新田县市场监督管理局\n12\n';
  const point = sm2Vkey('g', sm2Key);
  it('verifies our SM2 signature with SM3, and we verify one that it made', async () => {
    const der = (hex: string): Buffer => Buffer.from(bytesOf(hex));
    const publicKey = Buffer.from(point.split('+').slice(2).join('+'), 'base64').subarray(-65);
    const spki = Buffer.concat([der('3059301306072a8648ce3d020106082a811ccf5501822d034200'), publicKey]);
    const sec1 = Buffer.concat([
      der('30770201010420'),
      sm2Key,
      der('a00a06082a811ccf5501822da144034200'),
      publicKey,
    ]);
    const file = (name: string, content: Buffer | string): string => {
      writeFileSync(join(work, name), content);
      return join(work, name);
    };
    const signature = await sm2Signer('g', sm2Key).sign(text);
    const integer = (bytes: Uint8Array): Buffer => {
      const trimmed = Buffer.from(bytes.slice(bytes.findIndex((byte) => byte !== 0)));
      const positive = (trimmed[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
      return Buffer.concat([Buffer.of(2, positive.length), positive]);
    };
    const pair = Buffer.concat([integer(signature.slice(0, 32)), integer(signature.slice(32))]);
    const input = file('text', text);
    const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678', '-in', input];
    const pub = file('pub.der', spki);
    const sig = file('sig.der', Buffer.concat([Buffer.of(0x30, pair.length), pair]));
    const checked = await call('openssl', [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-keyform',
      'DER',
      '-inkey',
      pub,
      ...options,
      '-sigfile',
      sig,
    ]);
    expect(checked.stdout).toContain('Signature Verified Successfully');
    const key = file('key.der', sec1);
    const made = join(work, 'made.der');
    await call('openssl', ['pkeyutl', '-sign', '-keyform', 'DER', '-inkey', key, ...options, '-out', made]);
    const bytes = readFileSync(made);
    const part = (at: number): Buffer => bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0));
    const fixed = (value: Buffer): Buffer => Buffer.concat([Buffer.alloc(32), value]).subarray(-32);
    const [r, s] = [part(2), part(2 + 2 + part(2).length)];
    expect(sm2Verifier(point).verify(text, Buffer.concat([fixed(r), fixed(s)]))).toBe(true);
  });
});
