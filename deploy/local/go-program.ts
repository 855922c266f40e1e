import { installOnce, run, withProgress, type Say } from './install.ts';
import { join } from 'node:path';

export interface GoProgram {
  readonly name: string;
  /** Import path of its main package. */
  readonly path: string;
  readonly version: string;
  /** What is said while it is built: what it is and how long that takes. */
  readonly about: string;
}

/** Builds a program once at its pinned version; the Go checksum database vouches for every module of it. */
export const goProgram = async ({ name, path, version, about }: GoProgram, say: Say): Promise<string> => {
  const home = await installOnce(`${name}-${version}`, async (folder) => {
    await withProgress(say, about, () =>
      run({
        command: 'go',
        args: ['install', '-trimpath', '-ldflags=-s -w', `${path}@${version}`],
        cwd: folder,
        env: { GOBIN: folder, CGO_ENABLED: '0' },
      }),
    );
  });
  return join(home, path.split('/').at(-1) ?? name);
};
