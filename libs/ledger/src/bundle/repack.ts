import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hexOf } from '../bytes.ts';
import { finding, type Finding } from './findings.ts';
import { inPackingOrder, isMedia } from './layout.ts';
import { packBundle } from './pack.ts';
import type { ByteSource, ZipEntry } from './zip.ts';

export interface Hasher {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

export interface ReadFile {
  name: string;
  size: number;
  /** Hex. */
  sha256: string;
  /** Of files that are small enough to be looked into. */
  content?: Uint8Array;
}

export interface Repacked {
  files: ReadonlyMap<string, ReadFile>;
  findings: Finding[];
}

const keptSize = 1 << 26;

/** Hands the bytes on, and has digest and content when they are through. */
const watched = async function* (
  source: ByteSource,
  { name, size, start }: ZipEntry,
  hasher: Hasher,
  done: (file: ReadFile) => void,
): AsyncGenerator<Uint8Array> {
  const kept: Uint8Array[] | undefined = isMedia(name) || size > keptSize ? undefined : [];
  for await (const part of source.slice(start, start + size)) {
    hasher.update(part);
    kept?.push(part);
    yield part;
  }
  const file = { name, size, sha256: hexOf(hasher.digest()) };
  done(kept ? { ...file, content: concat(...kept) } : file);
};

const placeOf = (entries: readonly ZipEntry[], at: number): string =>
  entries.findLast(({ header }) => header <= at)?.name ?? 'ZIP';

/** First place where the two differ; reads `made` to its end in any case, since that is what hashes the files. */
const firstDifference = async (
  made: AsyncIterable<Uint8Array>,
  source: ByteSource,
): Promise<number | undefined> => {
  const original = source.slice(0, source.size)[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  let at = 0;
  let different: number | undefined;
  for await (const part of made) {
    for (let done = 0; done < part.length && different === undefined;) {
      if (rest.length === 0) {
        const step = await original.next();
        if (step.done) different = at;
        else rest = step.value;
      }
      const length = Math.min(rest.length, part.length - done);
      for (let i = 0; i < length && different === undefined; i += 1)
        if (rest[i] !== part[done + i]) different = at + i;
      rest = rest.subarray(length);
      done += length;
      at += length;
    }
  }
  return different ?? (at === source.size ? undefined : at);
};

/**
 * Packs the files of a ZIP again and compares: equal means that there is nothing in the archive but these files, in
 * this order, and no byte of its own. The same single pass gives the digest of each file.
 */
export const repack = async (
  source: ByteSource,
  entries: readonly ZipEntry[],
  newHasher: () => Hasher = () => sha256.create(),
): Promise<Repacked> => {
  const files = new Map<string, ReadFile>();
  const ordered = inPackingOrder(entries);
  const made = packBundle(
    ordered.map((entry) => ({
      name: entry.name,
      size: entry.size,
      content: () => watched(source, entry, newHasher(), (file) => files.set(file.name, file)),
    })),
  );
  const different = await firstDifference(partsOf(made), source);
  const findings =
    different === undefined
      ? []
      : [
          finding(placeOf(entries, different), 'bundle.zip.altered', {
            zh: `ZIP 第 ${different} 字节起与按规则重新打包的结果不同`,
            en: `From byte ${different} on the ZIP differs from what packing its files again gives`,
          }),
        ];
  return { files, findings };
};

const partsOf = async function* (stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
};
