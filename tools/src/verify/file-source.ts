import type { ByteSource, Hasher } from '@sanzhi/ledger';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const chunk = 1 << 20;

/** Reads from any place of an open file, a mebibyte at a time. */
export const fileSource = (file: FileHandle, size: number): ByteSource => ({
  size,
  slice: async function* (start, end) {
    for (let at = start; at < end;) {
      const { bytesRead, buffer } = await file.read(
        Buffer.alloc(Math.min(chunk, end - at)),
        0,
        undefined,
        at,
      );
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  },
});

export const newHasher = (): Hasher => createHash('sha256');
