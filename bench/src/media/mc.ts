import { run } from '../../../deploy/local/install.ts';
import { mcProgram } from '../../../deploy/local/minio.ts';
import { saying } from '../../../tools/src/terminal.ts';
import { storeSettings } from '@sanzhi/testing';

/** Copies the file into the bucket with `mc cp`, with the services' keys to the same store. */
export const mcCopy = async (path: string, key: string, configuration: string): Promise<void> => {
  const { endpoint, accessKey, secretKey } = storeSettings();
  const { host } = new URL(endpoint);
  await run({
    command: await mcProgram((text) => saying('minio', text)),
    args: ['--quiet', '--config-dir', configuration, 'cp', path, `bench/public/${key}`],
    cwd: configuration,
    env: { MC_HOST_bench: `http://${accessKey}:${secretKey}@${host}` },
  });
};
