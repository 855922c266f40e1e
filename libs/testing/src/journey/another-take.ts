import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { crc32 } from 'node:zlib';

const uint32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};

/** Where each container takes bytes that no player shows. */
const padded: Record<string, (file: Buffer, salt: Buffer) => Buffer> = {
  jpg: (file, salt) =>
    Buffer.concat([
      file.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, salt.length + 2]),
      salt,
      file.subarray(2),
    ]),
  png: (file, salt) => {
    const chunk = Buffer.concat([Buffer.from('tEXtComment\0'), Buffer.from(salt.toString('hex'))]);
    const whole = Buffer.concat([uint32(chunk.length - 4), chunk, uint32(crc32(chunk))]);
    // The last chunk, IEND, is twelve bytes long.
    return Buffer.concat([file.subarray(0, -12), whole, file.subarray(-12)]);
  },
  mp4: (file, salt) => Buffer.concat([file, uint32(salt.length + 8), Buffer.from('free'), salt]),
  mkv: (file, salt) => Buffer.concat([file, Buffer.from([0xec, 0x80 | salt.length]), salt]),
  ts: (file, salt) =>
    Buffer.concat([file, Buffer.from([0x47, 0x1f, 0xff, 0x10]), salt, Buffer.alloc(184 - salt.length, 0xff)]),
};
const like: Record<string, string> = { jpeg: 'jpg', mov: 'mp4', m4a: 'mp4', webm: 'mkv' };

/** The same picture or sound in other bytes, as a second take would be: what is sealed once is not sealed again. */
export const anotherTake = (file: Buffer, extension: string): Buffer => {
  const name = extension.toLowerCase().replace('.', '');
  const salt = randomBytes(16);
  return padded[like[name] ?? name]?.(file, salt) ?? Buffer.concat([file, salt]);
};

/** The file at `path` becomes another take of itself. */
export const retake = async (path: string): Promise<string> => {
  await writeFile(path, anotherTake(await readFile(path), extname(path)));
  return path;
};
