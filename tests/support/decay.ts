import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One bit of a file as it lies on a disk of MinIO, turned over while `look` looks.
 *
 * @param folder of the object on that disk: bucket and key
 * @param name how the file ends: `part.1` for bytes, `xl.meta` for what is written beside them
 */
export const decaying = async <T>(folder: string, name: string, look: () => Promise<T>): Promise<T> => {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(name),
  );
  const file = join(folder, found ?? name);
  const bytes = readFileSync(file);
  const spoiled = Buffer.from(bytes);
  const at = Math.min(100, spoiled.length - 1);
  spoiled[at] = (spoiled[at] ?? 0) ^ 1;
  writeFileSync(file, spoiled);
  try {
    return await look();
  } finally {
    writeFileSync(file, bytes);
  }
};

/** Where the store of the instance under test keeps an object. */
export const onDisk = (instance: string, bucket: string, key: string): string =>
  join(instance, 'data', 'minio', bucket, key);
