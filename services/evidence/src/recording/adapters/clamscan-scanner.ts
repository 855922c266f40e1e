import { DomainError } from '@sanzhi/kernel';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { ScanRun, Scanner } from '../application/ports.ts';
import { isLimit } from './clamav-scanner.ts';

const engine = 'clamscan';

/** ClamAV's library looks into nothing longer, whatever it is told. */
const longest = 2 ** 31 - 1;

/**
 * The program of ClamAV itself, where no daemon runs: loads its signatures for every file, slow but sound. What is beyond
 * its limits it would pass over in silence; so it is told them, and to say so.
 */
export class ClamscanScanner implements Scanner {
  readonly engine = engine;
  readonly #mostBytes: number;
  readonly #more: readonly string[];
  constructor(mostBytes: number, more: readonly string[] = []) {
    this.#mostBytes = Math.min(mostBytes, longest);
    this.#more = more;
  }

  static there(): boolean {
    return spawnSync('clamscan', ['--version'], { stdio: 'ignore' }).status === 0;
  }

  async open(): Promise<ScanRun> {
    const most = [`--max-filesize=${this.#mostBytes}`, `--max-scansize=${this.#mostBytes}`];
    const loud = ['--alert-exceeds-max=yes', '--no-summary', '--stdout'];
    const child = spawn('clamscan', [...most, ...loud, ...this.#more, '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    // It may stop reading as soon as it has found something.
    child.stdin.on('error', () => undefined);
    const ended = once(child, 'close') as Promise<[number | null]>;
    ended.catch(() => undefined);
    let left = this.#mostBytes;
    let cut = false;
    return {
      feed: async (whole) => {
        const chunk = whole.subarray(0, left);
        left -= chunk.length;
        cut ||= chunk.length < whole.length;
        if (child.stdin.destroyed || child.exitCode !== null || child.stdin.write(chunk)) return;
        await Promise.race([once(child.stdin, 'drain').catch(() => undefined), ended]);
      },
      end: async () => {
        child.stdin.end();
        const [code] = await ended;
        const signature = /: (.+) FOUND$/m.exec(said)?.[1] ?? 'unknown';
        if (code === 1 && !isLimit(signature)) return { verdict: 'infected', engine, signature };
        if (code === 0 || code === 1) return { verdict: cut || code === 1 ? 'partial' : 'clean', engine };
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
