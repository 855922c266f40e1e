import { sha256Hex } from '@sanzhi/kernel';
import { dublinCoreOf } from './dublin-core.ts';
import { packageMetsOf, representationMetsOf } from './mets.ts';
import type { PackageDraft, StoredFile } from './model.ts';
import { premisOf } from './premis.ts';

/** What is added to the files at hand. */
export interface WrittenFile {
  path: string;
  content: string;
}

/** The one representation: the files as they were sealed. */
export const originals = 'originals';

/**
 * Metadata that make the files one information package (E-ARK CSIP 2.2.0 as a SIP): METS of the package and of its
 * representation, PREMIS 3.0, Dublin Core. The files themselves stay where they are.
 */
export const describePackage = (draft: PackageDraft): WrittenFile[] => {
  const createdAt = draft.createdAt.toISOString();
  const stored = (id: string, { path, content }: WrittenFile): StoredFile => ({
    id,
    path,
    size: Buffer.byteLength(content),
    sha256: sha256Hex(content),
    mime: 'application/xml',
    createdAt,
  });
  const dublinCore = { path: 'metadata/descriptive/dc.xml', content: dublinCoreOf(draft.descriptive) };
  const premis = { path: 'metadata/preservation/premis.xml', content: premisOf(draft) };
  const representation = {
    path: `representations/${originals}/METS.xml`,
    content: representationMetsOf(draft, originals),
  };
  const content = packageMetsOf(draft, {
    dublinCore: stored('dc', dublinCore),
    premis: stored('premis', premis),
    representation: stored('originals', representation),
    name: originals,
  });
  return [{ path: 'METS.xml', content }, dublinCore, premis, representation];
};
