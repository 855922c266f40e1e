import { makeZip, predictLength } from 'client-zip';
import { demandBundleName, type BundleFile } from './layout.ts';

/** ZIP keeps local time: noon of its first day is the same in every zone. */
const noDate = new Date(1980, 0, 1, 12);
const mode = 0o644;

const asInput = ({ name, size, content }: Omit<BundleFile, 'sha256'>) => ({
  name,
  size,
  lastModified: noDate,
  mode,
  input: content instanceof Uint8Array ? content : content(),
});

/** The one ZIP of these files in this order: stored, one date, ZIP64 where a size needs it. Streams. */
export const packBundle = (files: readonly Omit<BundleFile, 'sha256'>[]): ReadableStream<Uint8Array> => {
  files.forEach(({ name }) => demandBundleName(name));
  const inputs = function* (): Generator<ReturnType<typeof asInput>> {
    for (const file of files) yield asInput(file);
  };
  return makeZip(inputs(), { buffersAreUTF8: true });
};

/** Length in bytes of what `packBundle` gives. */
export const bundleLength = (files: readonly { name: string; size: number }[]): number =>
  Number(predictLength(files.map(({ name, size }) => ({ name, size }))));
