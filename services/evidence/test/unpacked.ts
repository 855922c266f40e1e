import { blobSource, readZip } from '@sanzhi/ledger';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of a bundle by name. */
export const unpacked = async (zip: Buffer): Promise<Map<string, Buffer>> => {
  const entries = await readZip(blobSource(new Blob([new Uint8Array(zip)])));
  return new Map(entries.map(({ name, start, size }) => [name, zip.subarray(start, start + size)]));
};

export const unpackTo = async (folder: string, zip: Buffer): Promise<string[]> => {
  const files = await unpacked(zip);
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return [...files.keys()];
};
