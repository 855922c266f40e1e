import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, withProgress } from '../../deploy/local/install.ts';
import { repository } from '../../deploy/local/instance.ts';
import { saying } from './terminal.ts';

/** nx builds what has changed and takes the rest from its cache. */
export const build = async (): Promise<void> => {
  await withProgress(
    (text) => saying('build', text),
    'building libraries, services and pages',
    () =>
      run({
        command: join(repository, 'node_modules', '.bin', 'nx'),
        args: ['run-many', '-t', 'build', '--outputStyle=static'],
        cwd: repository,
        env: { FORCE_COLOR: '0' },
      }),
  );
};

/** Changes whenever a service would run other code: its own output, its pages and every library's. */
export const builtCodeHash = (service: string): string => {
  const hash = createHash('sha256');
  const folders = [
    'libs/*/dist',
    'libs/platform/*/dist',
    `services/${service}/dist`,
    `services/${service}/web/dist`,
  ];
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{js,css,html}`, { cwd: repository }));
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest('hex');
};
