import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from './instance.ts';

export type Say = (text: string) => void;

export interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end; a failure carries what it printed. */
export const run = ({ command, args, cwd, env }: Step): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(output).toString('utf8');
      if (code === 0) resolve(text);
      else reject(new Error(`${command} ${args[0] ?? ''} ended with ${code}:\n${text.slice(-2000)}`));
    });
  });

/** Says what takes long at the start, every 15 s, and at the end. */
export const withProgress = async <T>(say: Say, what: string, work: () => Promise<T>): Promise<T> => {
  const begin = Date.now();
  const seconds = (): string => `${((Date.now() - begin) / 1000).toFixed(0)} s`;
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${seconds()}`), 15_000);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
};

const install = async (name: string, fill: (folder: string) => Promise<void>): Promise<string> => {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await fill(partial);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
};

const underWay = new Map<string, Promise<string>>();

/**
 * A cached folder appears whole or not at all, so that an interrupted install is simply done again. Two parts that need the
 * same one at the same time wait for one install.
 */
export const installOnce = (name: string, fill: (folder: string) => Promise<void>): Promise<string> => {
  const known = underWay.get(name);
  if (known) return known;
  const made = install(name, fill).finally(() => underWay.delete(name));
  underWay.set(name, made);
  return made;
};

export const demandChecksum = async (file: string, sha256: string): Promise<void> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`${file} has SHA-256 ${found}, expected ${sha256}: not used`);
};

const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

export const mavenCopy = (artifact: string, folder: string): Promise<string> =>
  run({
    command: 'mvn',
    args: ['-B', '-q', `${dependencyPlugin}:copy`, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`],
    cwd: folder,
  });

/** Copies the runtime jars of the pom in the folder into its `jars/`. */
export const mavenJars = (folder: string): Promise<string> =>
  run({
    command: 'mvn',
    args: [
      '-B',
      '-q',
      `${dependencyPlugin}:copy-dependencies`,
      '-DoutputDirectory=jars',
      '-DincludeScope=runtime',
    ],
    cwd: folder,
  });
