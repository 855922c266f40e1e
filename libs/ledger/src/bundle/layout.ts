import { DomainError, canonicalJson } from '@sanzhi/kernel/pure';
import { base64, hexOf, sha256, utf8, type Hash } from '../bytes.ts';
import type { Opening } from '../entry/entry.ts';
import { formatProof, type LogProof } from '../note/proof.ts';

/** What every bundle has at its root, whatever its payload: a bag (BagIt, RFC 8493) in one ZIP. */
const bagPaths = {
  /** Signed by the ledger's key; over the tag manifest and so over everything else. */
  note: 'bundle.note',
  /** Explains the bundle and verifies it when it is dropped on the page. */
  page: 'index.html',
  bagit: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
} as const;

/** Where the rest stands. */
export interface BundlePaths extends Readonly<Record<keyof typeof bagPaths, string>> {
  /** The checkpoint that all proofs lead to, as published. */
  readonly checkpoint: string;
  /** RFC 3161 token over SHA-256 of the bytes of `checkpoint`. */
  readonly timestamp: string;
  readonly timestampCa: string;
  /** Public keys, one a line: the log's Ed25519 key first, then SM2, then witnesses. */
  readonly keys: string;
  readonly openings: string;
  readonly matter: string;
  readonly custody: string;
  /** The last checkpoint of a day, its stamp, and the proof (base64 lines, RFC 6962 2.1.2) that `checkpoint` extends it. */
  day(day: string): Readonly<Record<'checkpoint' | 'timestamp' | 'consistency', string>>;
  /** Which day a file is of, if of one. */
  dayOf(name: string): string | undefined;
  /** c2sp.org/tlog-proof of the entry at this index of the log. */
  proof(index: number): string;
  recording(id: string, extension: string): string;
  document(id: string): string;
}

const inFolders = (folders: Record<'proofs' | 'openings' | 'matter' | 'custody' | 'media', string>) => ({
  ...bagPaths,
  checkpoint: `${folders.proofs}checkpoint`,
  timestamp: `${folders.proofs}timestamp.tsr`,
  timestampCa: `${folders.proofs}timestamp-ca.pem`,
  keys: `${folders.proofs}keys`,
  openings: `${folders.openings}openings.json`,
  matter: `${folders.matter}matter.json`,
  custody: `${folders.custody}custody.json`,
  day: (day: string) => ({
    checkpoint: `${folders.proofs}days/${day}/checkpoint`,
    timestamp: `${folders.proofs}days/${day}/timestamp.tsr`,
    consistency: `${folders.proofs}days/${day}/consistency`,
  }),
  dayOf: (name: string): string | undefined => {
    const [, day] = /^days\/([^/]+)\/[a-z.]+$/.exec(name.slice(folders.proofs.length)) ?? [];
    return name.startsWith(folders.proofs) ? day : undefined;
  },
  proof: (index: number): string => `${folders.proofs}${index}.tlog-proof`,
  recording: (id: string, extension: string): string => `${folders.media}recordings/${id}.${extension}`,
  document: (id: string): string => `${folders.media}documents/${id}.pdf`,
});

/** 证据包: proofs beside the payload, as a court or a party gets it. */
export const bundlePaths: BundlePaths = inFolders({
  proofs: 'proofs/',
  openings: 'data/',
  matter: 'data/',
  custody: 'data/',
  media: 'data/',
});

const representation = 'representations/originals/';

/** The root folder of the package in a transfer, as it stands in the bag. */
export const packageFolder = (name: string): string => `data/${name}/`;

/** 移交包: the payload is one information package (E-ARK CSIP), and the proofs are in it as its documentation. */
export const transferPaths = (name: string): BundlePaths => {
  const root = packageFolder(name);
  const documentation = `${root}documentation/`;
  return inFolders({
    proofs: `${documentation}ledger/`,
    openings: `${documentation}ledger/`,
    matter: `${root}metadata/descriptive/`,
    custody: documentation,
    media: `${root}${representation}data/`,
  });
};

/** Which of the two these files are laid out as. */
export const pathsOf = (names: Iterable<string>): BundlePaths => {
  for (const name of names) {
    const [, root] = /^data\/([^/]+)\/METS\.xml$/.exec(name) ?? [];
    if (root !== undefined) return transferPaths(root);
  }
  return bundlePaths;
};

/** Recordings and documents; everything else is small enough to be looked into. */
export const isMedia = (name: string): boolean =>
  /^data\/(?:[^/]+\/representations\/[^/]+\/data\/)?(?:recordings|documents)\//.test(name);

export interface BundleFile {
  name: string;
  size: number;
  /** Hex. */
  sha256: string;
  content: Uint8Array | (() => AsyncIterable<Uint8Array>);
}

/** Names need no escape in a manifest and lead nowhere outside the folder they are unpacked to. */
const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

export const isBundleName = (name: string): boolean => plainName.test(name) && name.length <= 255;

export const demandBundleName = (name: string): void => {
  if (!isBundleName(name))
    throw new DomainError('bundle.name', {
      zh: `包内文件名不合规：${name}`,
      en: `Not a name for a file of a bundle: ${name}`,
    });
};

const isData = (name: string): boolean => name.startsWith('data/');

/** Files of the bag's payload; everything else but the tag manifest and the note is a tag file. */
export const isPayload = isData;
export const isTag = (name: string): boolean =>
  !isData(name) && name !== bundlePaths.tagManifest && name !== bundlePaths.note;

/** The one order in which a bundle is packed: what explains and signs it first, large files last. */
export const inPackingOrder = <T extends { name: string }>(files: readonly T[]): T[] => {
  const rank = (name: string): number =>
    name === bundlePaths.page ? 0 : name === bundlePaths.note ? 1 : isData(name) ? 3 : 2;
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return files.toSorted((a, b) => rank(a.name) - rank(b.name) || before(a.name, b.name));
};

/** A file that fits into memory. */
export const fileOf = (name: string, content: string | Uint8Array): BundleFile => {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return { name, size: bytes.length, sha256: hexOf(sha256(bytes)), content: bytes };
};

/** One entry of the matter; without an opening when its body was destroyed by law. */
export interface OpeningRecord {
  /** Index in the log. */
  index: number;
  /** Leaf data as text. */
  entry: string;
  opening?: Opening;
}

/** `openings.json`: all entries of the matter in order, canonical JSON (RFC 8785). */
export const openingsFile = (
  matter: string,
  entries: readonly OpeningRecord[],
  paths: BundlePaths = bundlePaths,
): BundleFile => fileOf(paths.openings, canonicalJson({ matter, entries }));

/** What shows that the entries before `day`'s end were recorded by then. */
export const dayFiles = (
  day: string,
  { note, token, consistency }: { note: string; token?: Uint8Array; consistency: readonly Hash[] },
  paths: BundlePaths = bundlePaths,
): BundleFile[] => {
  const { checkpoint, timestamp, consistency: proof } = paths.day(day);
  return [
    fileOf(checkpoint, note),
    ...(token ? [fileOf(timestamp, token)] : []),
    fileOf(proof, consistency.map((hash) => `${base64(hash)}\n`).join('')),
  ];
};

export const proofFile = (proof: LogProof): BundleFile =>
  fileOf(bundlePaths.proof(proof.index), formatProof(proof));
