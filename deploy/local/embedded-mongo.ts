import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandChecksum, installOnce, mavenJars, run, withProgress, type Say } from './install.ts';

const sources = join(import.meta.dirname, 'embedded-mongo');

/** Changing the launcher or a jar makes a new folder in the cache; the old one stays for older clones. */
const sourceHash = (): string => {
  const hash = createHash('sha256');
  for (const file of readdirSync(sources).sort()) hash.update(file).update(readFileSync(join(sources, file)));
  return hash.digest('hex').slice(0, 12);
};

const checkJars = async (folder: string): Promise<void> => {
  const pinned = readFileSync(join(sources, 'jars.sha256'), 'utf8').trim().split('\n');
  const expected = new Map(pinned.map((line) => line.split(/\s+/).reverse() as [string, string]));
  for (const jar of readdirSync(join(folder, 'jars'))) {
    const sha256 = expected.get(jar);
    if (!sha256) throw new Error(`${jar} is not listed in embedded-mongo/jars.sha256: not used`);
    await demandChecksum(join(folder, 'jars', jar), sha256);
  }
};

export const installEmbeddedMongo = (say: Say): Promise<string> =>
  installOnce(`embedded-mongo-${sourceHash()}`, (folder) =>
    withProgress(say, 'fetching mongo-java-server 1.47.0 from Maven and compiling its launcher', async () => {
      cpSync(sources, folder, { recursive: true });
      await mavenJars(folder);
      await checkJars(folder);
      await run({
        command: 'javac',
        args: ['-d', 'classes', '-cp', 'jars/*', '-sourcepath', '.', 'EmbeddedMongo.java'],
        cwd: folder,
      });
    }),
  );

export const embeddedMongoArgs = (home: string, file: string, port: number): string[] => [
  '-Xms64m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-Dio.netty.noUnsafe=true',
  '-cp',
  `${join(home, 'classes')}:${join(home, 'jars')}/*`,
  'EmbeddedMongo',
  file,
  String(port),
];
