import { join } from 'node:path';
import { installOnce, run, withProgress } from '../../../deploy/local/install.ts';
import { saying } from '../../../tools/src/terminal.ts';
import { stack } from '@sanzhi/testing';

const version = 'v0.0.0-20250313080218-cf909e1063a9';

/** MinIO's own client, built once. */
const client = async (): Promise<string> => {
  const folder = await installOnce(`mc-${version}`, (target) =>
    withProgress(
      (text) => saying('minio', text),
      'building the MinIO client with Go',
      async () => {
        await run({
          command: 'go',
          args: ['install', '-trimpath', '-ldflags=-s -w', `github.com/minio/mc@${version}`],
          cwd: target,
          env: { GOBIN: target, CGO_ENABLED: '0' },
        });
      },
    ),
  );
  return join(folder, 'mc');
};

/** Copies the file into the bucket with `mc cp`, as root of the same store. */
export const mcCopy = async (path: string, key: string, configuration: string): Promise<void> => {
  const { S3_ENDPOINT = '', S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = stack().services.evidence;
  const host = new URL(S3_ENDPOINT).host;
  await run({
    command: await client(),
    args: ['--quiet', '--config-dir', configuration, 'cp', path, `bench/public/${key}`],
    cwd: configuration,
    env: { MC_HOST_bench: `http://${S3_ACCESS_KEY}:${S3_SECRET_KEY}@${host}` },
  });
};
