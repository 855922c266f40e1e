import { run } from '../../../deploy/local/install.ts';
import { mcProgram } from '../../../deploy/local/minio.ts';
import { saying } from '../../../tools/src/terminal.ts';
import { stack } from '@sanzhi/testing';

/** Copies the file into the bucket with `mc cp`, as root of the same store. */
export const mcCopy = async (path: string, key: string, configuration: string): Promise<void> => {
  const { S3_ENDPOINT = '', S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = stack().services.evidence;
  const host = new URL(S3_ENDPOINT).host;
  await run({
    command: await mcProgram((text) => saying('minio', text)),
    args: ['--quiet', '--config-dir', configuration, 'cp', path, `bench/public/${key}`],
    cwd: configuration,
    env: { MC_HOST_bench: `http://${S3_ACCESS_KEY}:${S3_SECRET_KEY}@${host}` },
  });
};
