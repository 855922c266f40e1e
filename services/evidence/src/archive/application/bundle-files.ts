import { fileOf, type BundleFile } from '@sanzhi/ledger';
import type { BundledFile } from '../domain/bundle.ts';
import type { Vault } from './ports.ts';

/** A large file: read from the store only while it is packed. */
export const mediaFile = (vault: Vault, { name, size, sha256, key, versionId }: BundledFile): BundleFile => ({
  name,
  size,
  sha256,
  content: async function* () {
    yield* (await vault.stream(key, versionId)) as AsyncIterable<Uint8Array>;
  },
});

interface Head {
  /** Of all files, in the order in which they are packed. */
  order: string[];
  small: { name: string; base64: string }[];
}

const inMemory = (file: BundleFile): file is BundleFile & { content: Uint8Array } =>
  file.content instanceof Uint8Array;

/** Everything of a bundle but its media, as it was signed. */
export const headOf = (files: readonly BundleFile[]): Uint8Array => {
  const head: Head = {
    order: files.map(({ name }) => name),
    small: files
      .filter(inMemory)
      .map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') })),
  };
  return Buffer.from(JSON.stringify(head));
};

/** The bundle again, byte for byte. */
export const filesOf = (head: Uint8Array, media: readonly BundleFile[]): BundleFile[] => {
  const { order, small } = JSON.parse(Buffer.from(head).toString('utf8')) as Head;
  const all = new Map(media.map((file) => [file.name, file]));
  for (const { name, base64 } of small)
    all.set(name, fileOf(name, new Uint8Array(Buffer.from(base64, 'base64'))));
  return order.map((name) => {
    const file = all.get(name);
    if (!file) throw new Error(`the bundle lost ${name}`);
    return file;
  });
};
