import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainError } from '@sanzhi/kernel';
import { freePort, until } from '@sanzhi/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClamavScanner } from './clamav-scanner.ts';

const mostBytes = 4 * 1024 * 1024;
const looksInto = 3_600_000;
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const folder = mkdtempSync(join(tmpdir(), 'sanzhi-clamd-'));
let daemon: ChildProcess;
let addresses: readonly string[];

/** ClamAV's own daemon. The signature is ours: the official ones come with freshclam, where there is a network. */
beforeAll(async () => {
  const port = await freePort();
  addresses = [`tcp://127.0.0.1:${port}`, `unix:${join(folder, 'clamd.ctl')}`];
  writeFileSync(join(folder, 'own.ndb'), `Test.EICAR:0:*:${Buffer.from(eicar).toString('hex')}\n`);
  const settings = {
    DatabaseDirectory: folder,
    LocalSocket: join(folder, 'clamd.ctl'),
    TCPAddr: '127.0.0.1',
    TCPSocket: port,
    Foreground: 'yes',
    StreamMaxLength: mostBytes,
    MaxFileSize: looksInto,
    AlertExceedsMax: 'yes',
    ...(process.getuid?.() === 0 ? { User: 'root' } : {}),
  };
  const file = join(folder, 'clamd.conf');
  writeFileSync(
    file,
    `${Object.entries(settings)
      .map((line) => line.join(' '))
      .join('\n')}\n`,
  );
  daemon = spawn('/usr/sbin/clamd', ['--config-file', file], { stdio: 'ignore' });
  await once(daemon, 'spawn');
  const answers = (address: string) =>
    new ClamavScanner(address, mostBytes).open().then((run) => run.abort());
  await until('clamd', () =>
    Promise.all(addresses.map(answers)).then(
      () => true,
      () => false,
    ),
  );
});

afterAll(async () => {
  if (daemon?.exitCode === null && daemon.kill()) await once(daemon, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

const scan = async (address: string, pieces: readonly Buffer[], most = mostBytes) => {
  const run = await new ClamavScanner(address, most).open();
  for (const piece of pieces) await run.feed(piece);
  return run.end();
};
const engine = 'clamav';
const noise = Array.from({ length: 3 }, (_, n) => Buffer.alloc(1_000_000, n));

describe('the real ClamAV daemon', () => {
  it('lets a clean stream pass, by either of its sockets', async () => {
    for (const address of addresses) expect(await scan(address, noise)).toEqual({ verdict: 'clean', engine });
  });

  it.each([
    ['alone', [Buffer.from(eicar)]],
    ['in the middle of a stream', [...noise, Buffer.from(eicar), Buffer.alloc(500_000)]],
    ['across two pieces', [Buffer.from(eicar.slice(0, 30)), Buffer.from(eicar.slice(30))]],
  ])('names the test file %s', async (_, pieces) => {
    const signature = 'Test.EICAR.UNOFFICIAL';
    expect(await scan(addresses[0] ?? '', pieces)).toEqual({ verdict: 'infected', engine, signature });
  });

  it('says that it has seen a part only of what is longer than it takes', async () => {
    const long = Array.from({ length: 6 }, () => Buffer.alloc(1_000_000));
    expect(await scan(addresses[0] ?? '', long, mostBytes)).toEqual({ verdict: 'partial', engine });
  });

  it('never takes for clean what the daemon hung up on, whether its word came through or not', async () => {
    const long = Array.from({ length: 6 }, () => Buffer.alloc(1_000_000));
    const said = await scan(addresses[0] ?? '', long, 2 * mostBytes).then(
      ({ verdict }) => verdict,
      (error: DomainError) => error.code,
    );
    expect(['partial', 'scanner.down']).toContain(said);
  });

  it('is not taken at its word where its own limits kept it from looking', async () => {
    const longer = Array.from({ length: 4 }, (_, n) => Buffer.alloc(950_000, n));
    const eicarBehind = [...longer, Buffer.from(eicar)];
    for (const pieces of [longer, eicarBehind])
      expect(await scan(addresses[0] ?? '', pieces)).toEqual({ verdict: 'partial', engine });
    expect(await scan(addresses[0] ?? '', longer, looksInto)).toEqual({ verdict: 'partial', engine });
    const exact = [Buffer.alloc(looksInto - eicar.length), Buffer.from(eicar)];
    const signature = 'Test.EICAR.UNOFFICIAL';
    expect(await scan(addresses[0] ?? '', exact, looksInto)).toMatchObject({
      verdict: 'infected',
      signature,
    });
  });

  it('is away when it was stopped, which nobody takes for clean', async () => {
    daemon.kill();
    await once(daemon, 'exit');
    for (const address of addresses)
      await expect(scan(address, noise)).rejects.toMatchObject({ code: 'scanner.down' });
  });
});
