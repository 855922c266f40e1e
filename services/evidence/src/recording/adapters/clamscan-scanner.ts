import { DomainError } from '@sanzhi/kernel';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { ScanRun, Scanner } from '../application/ports.ts';

const engine = 'clamscan';

/** The program of ClamAV itself, where no daemon runs: loads its signatures for every file, slow but sound. */
export class ClamscanScanner implements Scanner {
  readonly engine = engine;

  static there(): boolean {
    return spawnSync('clamscan', ['--version'], { stdio: 'ignore' }).status === 0;
  }

  async open(): Promise<ScanRun> {
    const child = spawn('clamscan', ['--no-summary', '--stdout', '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    // It may stop reading as soon as it has found something.
    child.stdin.on('error', () => undefined);
    const ended = once(child, 'close') as Promise<[number | null]>;
    ended.catch(() => undefined);
    return {
      feed: async (chunk) => {
        if (child.stdin.destroyed || child.exitCode !== null || child.stdin.write(chunk)) return;
        await Promise.race([once(child.stdin, 'drain').catch(() => undefined), ended]);
      },
      end: async () => {
        child.stdin.end();
        const [code] = await ended;
        const found = /: (.+) FOUND$/m.exec(said);
        if (code === 1) return { verdict: 'infected', engine, signature: found?.[1] ?? 'unknown' };
        if (code === 0) return { verdict: 'clean', engine };
        throw new DomainError(
          'scanner.down',
          { zh: `查毒程序失败（${code}）`, en: `clamscan ended with ${code}` },
          { kind: 'unavailable' },
        );
      },
      abort: () => void child.kill('SIGKILL'),
    };
  }
}
