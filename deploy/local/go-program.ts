import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, run, withProgress, type Say } from './install.ts';

export interface GoProgram {
  /** Import path of its main package. */
  readonly path: string;
  readonly version: string;
  /** What is said while it is built: what it is and how long that takes. */
  readonly about: string;
}

const flags = ['-trimpath', '-ldflags=-s -w'];
const env = { CGO_ENABLED: '0' };

/** Builds a published program once; the Go checksum database vouches for every module of it. */
export const goProgram = async ({ path, version, about }: GoProgram, say: Say): Promise<string> => {
  const name = path.split('/').at(-1) ?? path;
  const home = await installOnce(`${name}-${version}`, async (folder) => {
    const args = ['install', ...flags, `${path}@${version}`];
    await withProgress(say, about, () =>
      run({ command: 'go', args, cwd: folder, env: { ...env, GOBIN: folder } }),
    );
  });
  return join(home, name);
};

const hashOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
};

/** Builds a main of our own around published modules; its go.sum vouches for them. Changed sources make a new folder. */
export const ownGoProgram = async (source: string, about: string, say: Say): Promise<string> => {
  const name = source.split('/').at(-1) ?? source;
  const home = await installOnce(`${name}-${hashOf(source)}`, async (folder) => {
    const sources = join(folder, 'source');
    cpSync(source, sources, { recursive: true });
    const args = ['build', ...flags, '-mod=readonly', '-o', join(folder, name), '.'];
    await withProgress(say, about, () => run({ command: 'go', args, cwd: sources, env }));
  });
  return join(home, name);
};
