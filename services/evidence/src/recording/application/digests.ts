import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Digests } from '../domain/recording.ts';

/** SHA-256 and SM3 (GB/T 32905) of everything the stream gives, in one pass and in constant memory. */
export const digestsOf = async (stream: Readable): Promise<Digests> => {
  const sha256 = createHash('sha256');
  const sm3 = createHash('sm3');
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    sha256.update(chunk);
    sm3.update(chunk);
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size };
};
