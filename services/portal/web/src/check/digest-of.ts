import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const slice = 4 * 1024 ** 2;

/** SHA-256 of a file of any size in constant memory; plain script, as the page's policy admits no other code. */
export const digestOf = async (file: Blob, onProgress: (done: number) => void): Promise<string> => {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += slice) {
    hash.update(new Uint8Array(await file.slice(at, at + slice).arrayBuffer()));
    onProgress(Math.min(file.size, at + slice));
  }
  return bytesToHex(hash.digest());
};
