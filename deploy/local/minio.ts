import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'minio';
import { makeBuckets, region } from '../buckets.ts';
import { goProgram } from './go-program.ts';
import type { Say } from './install.ts';
import type { Instance } from './instance.ts';
import type { Part } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';

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

/** MinIO's own client, for measurements and for what only its administration interface does. */
export const mcProgram = (say: Say): Promise<string> =>
  goProgram(
    {
      path: 'github.com/minio/mc',
      version: 'v0.0.0-20250313080218-cf909e1063a9',
      about: 'building the MinIO client with Go',
    },
    say,
  );

const client = ({ secrets, ports }: Instance): Client =>
  new Client({
    endPoint: '127.0.0.1',
    port: ports.minio,
    useSSL: false,
    region,
    accessKey: secrets.minio.accessKey,
    secretKey: secrets.minio.secretKey,
  });

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
    await makeBuckets(client(instance));
  },
  healthy: async (instance) => running(instance, 'minio') !== undefined && answers(instance),
  stop: async (instance) => {
    await stopProcess(instance, 'minio');
  },
};
