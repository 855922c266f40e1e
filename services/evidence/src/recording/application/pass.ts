import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Digests, Scan } from '../domain/recording.ts';
import type { ScanRun } from './ports.ts';
import { Signatures } from './signatures.ts';

/** What one reading of the file gave. */
export interface Passed {
  digests: Digests;
  /** Absent when the scanner found something. */
  scan: Scan | undefined;
  /** Name of what the scanner, or our own look, found. */
  infected?: string;
  /** A content-credentials box was seen. */
  credentials: boolean;
  head: Buffer;
}

/** Enough for what a picture says of itself. */
const headBytes = 512 * 1024;
const eicarName = 'EICAR-Test-File';

/** SHA-256, SM3 (GB/T 32905), malware and known signatures, of everything the stream gives, once and in constant memory. */
export const passOver = async (
  stream: Readable,
  run: ScanRun,
  onBytes: (size: number) => Promise<void>,
): Promise<Passed> => {
  const sha256 = createHash('sha256');
  const sm3 = createHash('sm3');
  const signatures = new Signatures();
  const head: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size < headBytes) head.push(chunk.subarray(0, headBytes - size));
      size += chunk.length;
      sha256.update(chunk);
      sm3.update(chunk);
      signatures.see(chunk);
      await run.feed(chunk);
      await onBytes(size);
    }
  } catch (error) {
    run.abort();
    throw error;
  }
  const verdict = await run.end();
  const infected =
    verdict.verdict === 'infected' ? verdict.signature : signatures.has('eicar') ? eicarName : undefined;
  return {
    digests: { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size },
    scan: verdict.verdict === 'infected' ? undefined : verdict,
    ...(infected === undefined ? {} : { infected }),
    credentials: signatures.has('c2pa'),
    head: Buffer.concat(head),
  };
};
