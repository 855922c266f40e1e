import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type ServiceName = 'evidence' | 'review' | 'disclosure' | 'portal';
export type PartName =
  'rabbitmq' | 'minio' | 'mongo' | 'keycloak' | 'timestamp' | 'witness-justice' | 'witness-audit';

export interface Account {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly agency: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly certificate?: string;
}

/** The local stack as `env.json` describes it: what services, tests and measurements reach the real parts by. */
export interface Stack {
  readonly instance: string;
  readonly folder: string;
  readonly mongo: 'given' | 'mongod' | 'embedded';
  /** Holds the milliseconds that the services' clock is ahead of the real one. */
  readonly clockFile: string;
  readonly urls: Readonly<Record<ServiceName | 'keycloak' | 'minio', string>>;
  readonly services: Readonly<Record<ServiceName, Readonly<Record<string, string>>>>;
  readonly accounts: readonly Account[];
  /** What an outsider pins to check the ledger. */
  readonly ledger: {
    readonly origin: string;
    readonly vkey: string;
    readonly witnessesFile: string;
    readonly timestampCaFile: string;
  };
  readonly demonstrationClient: { readonly id: string; readonly secret: string };
  readonly stationClient: { readonly id: string; readonly secret: string };
  readonly keycloakAdmin: { readonly username: string; readonly password: string };
  readonly storeOwner: { readonly accessKey: string; readonly secretKey: string };
}

export const repository = resolve(import.meta.dirname, '../../..');

/** The parts that `npm test` provides. Throws when they are absent: a test that needs them is never skipped. */
export const stack = (): Stack => {
  const file = process.env['SANZHI_ENV_FILE'] ?? join(repository, '.sanzhi', 'test', 'env.json');
  if (!existsSync(file))
    throw new Error(
      `The real parts are absent: ${file} does not exist. Run npm test, or node tools/sanzhi.mjs parts test.`,
    );
  return JSON.parse(readFileSync(file, 'utf8')) as Stack;
};

export const accountOf = (username: string): Account => {
  const account = stack().accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no account ${username} in ${stack().folder}/env.json`);
  return account;
};

const tool = (...args: string[]): Promise<void> =>
  new Promise((done, reject) => {
    const script = join(repository, 'tools', 'src', 'sanzhi.ts');
    const child = spawn(
      join(repository, 'node_modules', '.bin', 'node'),
      ['--conditions=sanzhi-source', script, ...args],
      {
        cwd: repository,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? done()
        : reject(new Error(`sanzhi ${args.join(' ')}: ${Buffer.concat(errors).toString('utf8')}`)),
    );
  });

/** One real part under test: `kill` is kill -9, `start` returns when it is healthy again. */
export const part = (name: PartName) => ({
  start: (): Promise<void> => tool('part', stack().instance, name, 'start'),
  stop: (): Promise<void> => tool('part', stack().instance, name, 'stop'),
  kill: (): Promise<void> => tool('part', stack().instance, name, 'kill'),
});
