import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeVariables, envFileOf } from '../../deploy/compose-variables.ts';
import { openKeysToContainers } from '../../deploy/container-keys.ts';
import { writeEnvironment, type InstanceEnvironment } from '../../deploy/local/environment.ts';
import { openInstance, repository, type Instance } from '../../deploy/local/instance.ts';
import { ledgerKeys } from '../../deploy/local/ledger-keys.ts';
import { importedRealm } from '../../deploy/local/keycloak.ts';
import { demandFree } from '../../deploy/local/ports.ts';
import { timestampCa } from '../../deploy/local/timestamp-ca.ts';
import { enrolLog } from '../../deploy/local/witness-files.ts';
import { provideWitnesses } from '../../deploy/local/witness.ts';

const variablesOf = (instance: Instance): Readonly<Record<string, string>> => {
  const { folder, ports, secrets } = instance;
  const url = (port: number): string => `http://localhost:${port}`;
  const urls = { portal: url(ports.portal), keycloak: url(ports.keycloak), files: url(ports.minio) };
  const ledgerOrigin = ledgerKeys(folder).origin;
  return composeVariables({ folder, secrets, ledgerOrigin, urls, ports });
};

const files = ['docker-compose.yml', 'docker-compose.demo.yml'].flatMap((file) => ['--file', file]);

const compose = (instance: Instance, ...args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const envFile = join(instance.folder, 'compose.env');
    const child = spawn('docker', ['compose', '--env-file', envFile, ...files, ...args], {
      cwd: repository,
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`docker compose ${args.join(' ')} ended with ${code}`)),
    );
  });

/** The ledger's outside parties in containers of their own; their keys are readable once mounted, like the others. */
const prepareParties = async (instance: Instance): Promise<void> => {
  const { folder } = instance;
  const { caFile, keyFile } = await timestampCa(folder);
  copyFileSync(caFile, join(folder, 'keys', 'timestamp-ca.pem'));
  const keys = await provideWitnesses(instance, ({ part }) => `http://${part}:7380`);
  chmodSync(join(folder, 'keys', 'timestamp'), 0o755);
  for (const file of [keyFile, ...keys]) chmodSync(file, 0o644);
  const seeds = join(folder, 'witnesses');
  mkdirSync(seeds, { recursive: true });
  enrolLog(join(seeds, 'seed.db'), ledgerKeys(folder));
};

const prepare = async (instance: Instance): Promise<InstanceEnvironment> => {
  const realm = join(instance.folder, 'realm');
  mkdirSync(realm, { recursive: true, mode: 0o700 });
  writeFileSync(join(realm, 'sanzhi-realm.json'), importedRealm(instance), { mode: 0o644 });
  writeFileSync(join(instance.folder, 'compose.env'), envFileOf(variablesOf(instance)), { mode: 0o600 });
  await prepareParties(instance);
  openKeysToContainers(instance.folder);
  return writeEnvironment(instance);
};

/** The same system from docker-compose.yml, on the same ports. */
export const upWithDocker = async (fresh: boolean): Promise<InstanceEnvironment> => {
  const instance = openInstance('docker');
  if (fresh) {
    await prepare(instance);
    await compose(instance, 'down', '--volumes');
    rmSync(join(instance.folder, 'run'), { recursive: true, force: true });
  }
  const environment = await prepare(openInstance('docker'));
  const { portal, keycloak, minio, evidence, review, disclosure } = instance.ports;
  if (fresh) demandFree({ portal, keycloak, minio, evidence, review, disclosure });
  await compose(instance, 'up', '--build', '--wait');
  return environment;
};

export const downWithDocker = (): Promise<void> => compose(openInstance('docker'), 'down');
