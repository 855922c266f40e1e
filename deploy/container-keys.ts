import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { clearanceKeys } from './local/secrets.ts';

/**
 * Compose mounts a secret file with the owner and mode that it has here, and the services run as another user: the
 * folder is what keeps others of this machine out, the files in it can be read by who gets them mounted.
 */
export const openKeysToContainers = (folder: string): void => {
  chmodSync(join(folder, 'keys'), 0o700);
  const { keyFile, jwksFile } = clearanceKeys(folder);
  for (const file of [keyFile, jwksFile]) chmodSync(file, 0o644);
};
