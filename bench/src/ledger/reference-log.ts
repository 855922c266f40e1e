import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../deploy/local/install.ts';

const source = join(import.meta.dirname, '..', '..', 'reference-log');

/** Tessera, a C2SP log by others, on a folder of the same disk. */
export class ReferenceLog {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sanzhi-tessera-'));
  #built = false;

  /** Entries a second: until each has its durable place, or until it is in a published checkpoint. */
  async append(count: number, published: boolean): Promise<number> {
    const program = join(this.#folder, 'reference-log');
    if (!this.#built)
      await run({ command: 'go', args: ['build', '-trimpath', '-o', program, '.'], cwd: source });
    this.#built = true;
    const log = mkdtempSync(join(this.#folder, 'log-'));
    const args = ['-folder', log, '-count', String(count), ...(published ? ['-published'] : [])];
    const said = await run({ command: program, args, cwd: this.#folder });
    rmSync(log, { recursive: true, force: true });
    const answer = /\{.*\}/.exec(said)?.[0] ?? '{}';
    return (JSON.parse(answer) as { perSecond: number }).perSecond;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
