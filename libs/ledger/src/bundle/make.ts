import { DomainError } from '@sanzhi/kernel/pure';
import type { NoteSigner } from '../note/note.ts';
import { bagOf } from './bag.ts';
import { signBundle, type FurtherSigner } from './bundle-note.ts';
import {
  bundlePaths,
  demandBundleName,
  fileOf,
  inPackingOrder,
  type BundleFile,
  type BundlePaths,
} from './layout.ts';

export interface BundleDraft {
  matter: string;
  exportedAt: Date;
  /** Number of the matter's entries in `data/openings.json`, and the leaf hash (hex) of the last. */
  entries: { count: number; head: string };
  /** Lines of bag-info.txt; Payload-Oxum is added. */
  info: Readonly<Record<string, string>>;
  /** Everything else: `data/…`, `proofs/…` and `index.html`. Large ones give their content as a stream. */
  files: readonly BundleFile[];
  /** Of a transfer; else those of a bundle. */
  paths?: BundlePaths;
}

export interface BundleSigners {
  log: NoteSigner;
  /** SM2. */
  further?: readonly FurtherSigner[];
}

const needed = ({ checkpoint, keys, openings, page }: BundlePaths): string[] => [
  checkpoint,
  keys,
  openings,
  page,
];

const incomplete = (name: string): DomainError =>
  new DomainError('bundle.incomplete', { zh: `包中缺少 ${name}`, en: `The bundle lacks ${name}` });

/**
 * Completes a bundle and signs it. The order of work of an exporter:
 * 1. `retold(matter, chain, paths)` for matter and custody, `fileOf(bundlePaths.keys | checkpoint | timestamp | timestampCa | page, …)`;
 * 2. `openingsFile(matter, records)` over every entry of the matter under the checkpoint, in order;
 * 3. `proofFile({ index, hashes, checkpoint })` for each of them, all with the very text of `proofs/checkpoint`;
 * 4. recordings and documents as `BundleFile` with known size and SHA-256 and a stream for content;
 * 5. `completeBundle`, then `packBundle` to stream it and `bundleLength` for Content-Length.
 * `verifyBundle` reads the same layout.
 */
export const completeBundle = async (
  draft: BundleDraft,
  { log, further }: BundleSigners,
): Promise<BundleFile[]> => {
  const { matter, exportedAt, entries, info, files } = draft;
  const names = new Set(files.map(({ name }) => name));
  files.forEach(({ name }) => demandBundleName(name));
  if (names.size !== files.length)
    throw new DomainError('bundle.name', {
      zh: '包内文件名重复',
      en: 'Two files of the bundle have one name',
    });
  for (const name of needed(draft.paths ?? bundlePaths)) if (!names.has(name)) throw incomplete(name);
  const bag = bagOf(files, info);
  const tagManifest = bag.find(({ name }) => name === bundlePaths.tagManifest)?.sha256 ?? '';
  const { count, head } = entries;
  const note = await signBundle({ matter, exportedAt, entries: count, head, tagManifest }, log, further);
  return inPackingOrder([...bag, fileOf(bundlePaths.note, note)]);
};
