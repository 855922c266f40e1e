import { makeVideo } from '@sanzhi/testing';
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';

const mebibyte = 1024 ** 2;

/** A film of three parts: an MP4 may end in a box that players skip. */
export const longFilm = async (folder: string, name: string): Promise<string> => {
  const path = await makeVideo(folder, name, 3, name.length);
  const content = randomBytes(34 * mebibyte);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + head.length);
  head.write('free', 4, 'latin1');
  appendFileSync(path, Buffer.concat([head, content]));
  return path;
};

export const partOf = (url: string): number => Number(new URL(url).searchParams.get('partNumber'));
