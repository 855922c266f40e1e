import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeEnvironment, type InstanceEnvironment } from '../../deploy/local/environment.ts';
import { openInstance, portVariable, repository, type Instance } from '../../deploy/local/instance.ts';
import { clientSecret, importedRealm } from '../../deploy/local/keycloak.ts';
import { demandFree } from '../../deploy/local/ports.ts';

/** Everything that docker-compose.yml takes from outside; SANZHI_FOLDER holds `realm/`, `keys/` and `run/clock`. */
const composeVariables = (instance: Instance): Record<string, string> => ({
  SANZHI_FOLDER: instance.folder,
  SANZHI_RABBITMQ_USER: instance.secrets.rabbitmq.user,
  SANZHI_RABBITMQ_PASSWORD: instance.secrets.rabbitmq.password,
  SANZHI_RABBITMQ_VHOST: instance.secrets.rabbitmq.vhost,
  SANZHI_MINIO_ACCESS_KEY: instance.secrets.minio.accessKey,
  SANZHI_MINIO_SECRET_KEY: instance.secrets.minio.secretKey,
  SANZHI_KEYCLOAK_ADMIN: instance.secrets.keycloak.admin,
  SANZHI_KEYCLOAK_PASSWORD: instance.secrets.keycloak.password,
  SANZHI_PORTAL_CLIENT_SECRET: clientSecret(instance, 'portal'),
  SANZHI_SESSION_KEY: instance.secrets.sessionKey,
  ...Object.fromEntries(
    Object.entries(instance.ports).map(([name, port]) => [portVariable(name), String(port)]),
  ),
});

const compose = (instance: Instance, ...args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const envFile = join(instance.folder, 'compose.env');
    const child = spawn('docker', ['compose', '--env-file', envFile, ...args], {
      cwd: repository,
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`docker compose ${args.join(' ')} ended with ${code}`)),
    );
  });

const prepare = (instance: Instance): InstanceEnvironment => {
  const realm = join(instance.folder, 'realm');
  mkdirSync(realm, { recursive: true });
  writeFileSync(join(realm, 'sanzhi-realm.json'), importedRealm(instance), { mode: 0o644 });
  const lines = Object.entries(composeVariables(instance)).map(([name, value]) => `${name}=${value}`);
  writeFileSync(join(instance.folder, 'compose.env'), `${lines.join('\n')}\n`, { mode: 0o600 });
  return writeEnvironment(instance);
};

/** The same system from docker-compose.yml, on the same ports. */
export const upWithDocker = async (fresh: boolean): Promise<InstanceEnvironment> => {
  const instance = openInstance('docker');
  if (fresh) {
    prepare(instance);
    await compose(instance, 'down', '--volumes');
    rmSync(join(instance.folder, 'run'), { recursive: true, force: true });
  }
  const environment = prepare(openInstance('docker'));
  const { portal, keycloak, minio } = instance.ports;
  if (fresh) demandFree({ portal, keycloak, minio });
  await compose(instance, 'up', '--build', '--wait');
  return environment;
};

export const downWithDocker = (): Promise<void> => compose(openInstance('docker'), 'down');
