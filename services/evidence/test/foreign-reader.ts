import { entriesPath, partialTiles, tilePath, tileWidth } from '@sanzhi/ledger';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce, run } from '../../../deploy/local/install.ts';
import { repository } from '@sanzhi/testing';

const call = promisify(execFile);
const source = join(repository, 'libs', 'ledger', 'foreign');

/** Built once from libs/ledger/foreign: nothing of this house is in it. */
const program = async (): Promise<string> => {
  const version = createHash('sha256');
  for (const file of ['main.go', 'go.mod', 'go.sum']) version.update(readFileSync(join(source, file)));
  const folder = await installOnce(`foreign-${version.digest('hex').slice(0, 16)}`, async (to) => {
    await run({ command: 'go', args: ['build', '-trimpath', '-o', join(to, 'foreign'), '.'], cwd: source });
  });
  return join(folder, 'foreign');
};

/** An outsider with an HTTP client and the public key: fetches what the log serves, then has it verified. */
export class ForeignReader {
  readonly #url: string;
  readonly #vkey: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'foreign-reader-'));
  #old = 0;

  constructor(url: string, vkey: string) {
    this.#url = url;
    this.#vkey = vkey;
  }

  /** Keeps the checkpoint of now; answers its size. */
  async remember(): Promise<number> {
    const note = (await this.#get('checkpoint')).toString('utf8');
    this.#old = Number(note.split('\n')[1]);
    writeFileSync(join(this.#folder, `checkpoint.${this.#old}`), note);
    return this.#old;
  }

  /** What the foreign program says of the entry and of the growth since `remember`. */
  async verify(index: number): Promise<string> {
    const checkpoint = await this.#fetch('checkpoint');
    const size = Number(checkpoint.toString('utf8').split('\n')[1]);
    for (const { level, index: at, width } of partialTiles(size))
      await this.#fetch(tilePath(level, at, width));
    for (let level = 0, count = Math.floor(size / tileWidth); count > 0; level += 1) {
      for (let at = 0; at < count; at += 1) await this.#fetch(tilePath(level, at));
      count = Math.floor(count / tileWidth);
    }
    const bundle = Math.floor(index / tileWidth);
    await this.#fetch(entriesPath(bundle, Math.min(tileWidth, size - bundle * tileWidth)));
    const { stdout } = await call(await program(), [
      this.#folder,
      this.#vkey,
      String(this.#old),
      String(index),
    ]);
    return stdout.trim();
  }

  async #fetch(path: string): Promise<Buffer> {
    const bytes = await this.#get(path);
    const file = join(this.#folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return bytes;
  }

  async #get(path: string): Promise<Buffer> {
    const reply = await fetch(`${this.#url}/ledger/${path}`);
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    return Buffer.from(await reply.arrayBuffer());
  }
}
