import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerKeys, type LedgerKeys } from './local/ledger-keys.ts';
import { clearanceKeys } from './local/secrets.ts';

/** Files that an administrator fills in: no witness and no timestamp authority until then. */
const partyFiles = (folder: string): string[] => {
  const given: readonly (readonly [string, string])[] = [
    ['witnesses.json', '{ "quorum": 0, "witnesses": [] }\n'],
    ['timestamp-ca.pem', ''],
  ];
  return given.map(([name, empty]) => {
    const file = join(folder, 'keys', name);
    if (!existsSync(file)) writeFileSync(file, empty);
    return file;
  });
};

/**
 * Compose mounts a secret file with the owner and mode that it has here, and the services run as another user: the
 * folder is what keeps others of this machine out, the files in it can be read by who gets them mounted.
 */
export const openKeysToContainers = (folder: string, origin?: string): LedgerKeys => {
  chmodSync(join(folder, 'keys'), 0o700);
  const { keyFile, jwksFile } = clearanceKeys(folder);
  const ledger = ledgerKeys(folder, origin);
  const files = [keyFile, jwksFile, ledger.keyFile, ledger.sm2KeyFile, ...partyFiles(folder)];
  for (const file of files) chmodSync(file, 0o644);
  return ledger;
};
