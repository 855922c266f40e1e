import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { goProgram } from './go-program.ts';
import { run, type Say } from './install.ts';
import type { Instance } from './instance.ts';
import type { Part } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';
import { derivedSecret } from './secrets.ts';

const version = 'v0.0.0-20260212201848-7aac2a2c5b7c';

export const minioProgram = (say: Say): Promise<string> =>
  goProgram(
    {
      path: 'github.com/minio/minio',
      version,
      about: 'building MinIO with Go (about 3 min on 2 cores, once)',
    },
    say,
  );

/** MinIO's own client: users and policies are made through its administration interface only. */
export const mcProgram = (say: Say): Promise<string> =>
  goProgram(
    {
      path: 'github.com/minio/mc',
      version: 'v0.0.0-20250313080218-cf909e1063a9',
      about: 'building the MinIO client with Go',
    },
    say,
  );

export interface StoreKeys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What evidence works with. The owner's keys, which MinIO itself starts with, can write over what is locked (ADR 0020). */
export const serviceKeys = ({ secrets }: Pick<Instance, 'secrets'>): StoreKeys => ({
  accessKey: 'sanzhi-evidence',
  secretKey: derivedSecret(secrets, 'store:evidence'),
});

/** Buckets, and a user for the services: what compose and Kubernetes run as well. */
export const initStore = async (
  { endpoint, owner, service }: { endpoint: string; owner: StoreKeys; service: StoreKeys },
  configuration: string,
): Promise<void> => {
  const mc = await mcProgram(() => undefined);
  await run({
    command: 'bash',
    args: [resolve(import.meta.dirname, '..', 'store-init.sh')],
    cwd: configuration,
    env: {
      PATH: `${dirname(mc)}:${process.env['PATH'] ?? ''}`,
      MC_CONFIG_DIR: configuration,
      S3_ENDPOINT: endpoint,
      STORE_OWNER: owner.accessKey,
      STORE_OWNER_SECRET: owner.secretKey,
      S3_ACCESS_KEY: service.accessKey,
      S3_SECRET_KEY: service.secretKey,
    },
  });
};

const answers = async (instance: Instance): Promise<boolean> => {
  try {
    const reply = await fetch(`http://127.0.0.1:${instance.ports.minio}/minio/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    return reply.ok;
  } catch {
    return false;
  }
};

export const minio: Part = {
  name: 'minio',
  ports: () => ['minio'],
  install: async (say) => {
    await minioProgram(say);
    await mcProgram(say);
  },
  start: async (instance) => {
    const data = join(instance.folder, 'data', 'minio');
    mkdirSync(data, { recursive: true });
    const { secrets, ports } = instance;
    startDetached(instance, 'minio', {
      command: await minioProgram(() => undefined),
      args: ['server', '--address', `127.0.0.1:${ports.minio}`, '--quiet', data],
      cwd: data,
      env: {
        PATH: process.env['PATH'],
        HOME: data,
        MINIO_ROOT_USER: secrets.minio.accessKey,
        MINIO_ROOT_PASSWORD: secrets.minio.secretKey,
        MINIO_BROWSER: 'off',
        MINIO_UPDATE: 'off',
        // The workbench uploads parts straight from the browser and reads their ETag, which MinIO exposes itself.
        MINIO_API_CORS_ALLOW_ORIGIN: `http://localhost:${ports.portal},http://127.0.0.1:${ports.portal}`,
      },
    });
    await waitHealthy(instance, 'minio', () => answers(instance), 60_000);
    const configuration = join(instance.folder, 'run', 'mc');
    mkdirSync(configuration, { recursive: true });
    const endpoint = `http://127.0.0.1:${ports.minio}`;
    await initStore({ endpoint, owner: secrets.minio, service: serviceKeys(instance) }, configuration);
  },
  healthy: async (instance) => running(instance, 'minio') !== undefined && answers(instance),
  stop: async (instance) => {
    await stopProcess(instance, 'minio');
  },
};
