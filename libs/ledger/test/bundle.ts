import { gather } from '../src/bundle/zip.ts';
import { hexOf, utf8 } from '../src/bytes.ts';
import {
  TreeReader,
  blobSource,
  bundlePaths,
  completeBundle,
  dayFiles,
  cosignatureSigner,
  cosignatureVkey,
  checkMatterChain,
  ed25519Signer,
  ed25519Vkey,
  fileOf,
  formatCheckpoint,
  grow,
  leafHash,
  openingsFile,
  packBundle,
  proofFile,
  retold,
  sealEntry,
  signNote,
  sm2Signer,
  sm2Vkey,
  tilePath,
  verifyBundle,
  type BundleFile,
  type BundleReport,
  type BundleTrust,
  type ByteSource,
  type FurtherSigner,
  type OpeningRecord,
} from '../src/index.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
export const origin = 'xintian.example/ledger';
export const log = ed25519Signer(origin, seed(1));
export const logKey = ed25519Vkey(origin, seed(1));
export const otherLogKey = ed25519Vkey(origin, seed(2));
export const sm2 = { signer: sm2Signer(origin, seed(3)), vkey: sm2Vkey(origin, seed(3)) };
export const witness = cosignatureVkey('justice.example/w', seed(4));

export interface Made {
  files: BundleFile[];
  records: OpeningRecord[];
  zip: Uint8Array;
}

export interface Wishes {
  further?: readonly FurtherSigner[];
  /** Entries of the matter, between entries of another. */
  entries?: number;
  /** What the entries after those of the files say otherwise than nothing of note. */
  more?: readonly Record<string, unknown>[];
  /** Lays hands on the files before they are listed and signed. */
  alter?: (files: BundleFile[], records: OpeningRecord[]) => BundleFile[];
  erased?: readonly number[];
  witnessed?: boolean;
  /** In the place of the small one. */
  recording?: BundleFile;
  /** When all of it was said; the witness saw it five minutes later. */
  at?: string;
  /** Days whose last checkpoint the bundle brings: how many leaves the log had, when the witness saw that, whether it is stamped. */
  days?: Readonly<Record<string, { size: number; at: string; stamped?: boolean }>>;
  /** Makes the token over the checkpoint, and names the roots; null where nobody stamped. */
  stamp?: ((checkpoint: string) => Promise<{ token: Uint8Array; ca: string }>) | null;
}

const matter = 'm-1';
const saidAt = '2026-07-01T07:00:00.000Z';
/** Of a bundle whose events were said when nothing else is wished. */
export const witnessedAt = '2026-07-01T07:05:00.000Z';
export const media = {
  recording: utf8('not really a film, but bytes of one\n'.repeat(3)),
  document: utf8('%PDF-1.7 a decision'),
};

const said = (id: string, type: string, subject: string, time: string) => ({
  id,
  matter,
  source: '/sanzhi/evidence',
  type: `cn.sanzhi.evidence.${type}.v1`,
  subject,
  time,
  actor: { id: 's-1', name: '陈立新', certificate: '18110028001' },
});

/** A small bundle of a small log, made through the doors that the exporter uses. */
export const makeBundle = async ({
  further = [],
  entries = 3,
  more = [],
  days = {},
  at = saidAt,
  alter = (all) => all,
  erased = [],
  witnessed = true,
  recording = fileOf(bundlePaths.recording('r-1', 'mp4'), media.recording),
  stamp = () => Promise.resolve({ token: utf8('a token'), ca: 'its roots' }),
}: Wishes = {}): Promise<Made> => {
  const sealed = [
    { file: recording, type: 'recording.sealed', subject: 'r-1' },
    { file: fileOf(bundlePaths.document('d-1'), media.document), type: 'document.made', subject: 'd-1' },
  ].slice(0, entries);
  const files = sealed.map(({ file }) => file);
  const leaves: Uint8Array[] = [];
  const records: OpeningRecord[] = [];
  for (let number = 1; number <= entries; number += 1) {
    leaves.push(sealEntry({ event: { id: `x-${number}`, matter: 'm-2' } }).entry);
    const before = records.at(-1);
    const place = before ? { number, previous: hexOf(leafHash(utf8(before.entry))) } : { number };
    const { file, type, subject } = sealed[number - 1] ?? { type: 'matter.advanced', subject: matter };
    const event = {
      ...said(`e-${number}`, type, subject, at),
      data: file ? { title: '现场检查', sha256: file.sha256 } : { from: 'P01', to: 'P02' },
      ...(more[number - sealed.length - 1] ?? {}),
    };
    const { entry, opening } = sealEntry({ event, matter: place });
    const record = { index: leaves.length, entry: new TextDecoder().decode(entry) };
    records.push(erased.includes(number) ? record : { ...record, opening });
    leaves.push(entry);
  }
  const reader = await readerOf(leaves);
  const checkpoint = await signNote(
    formatCheckpoint({ origin, size: leaves.length, root: await reader.root() }),
    [
      log,
      ...further.map(({ signer }) => signer),
      ...(witnessed
        ? [cosignatureSigner('justice.example/w', seed(4), () => new Date(Date.parse(at) + 300_000))]
        : []),
    ],
  );
  const proofs = await Promise.all(
    records.map(async ({ index }) => proofFile({ index, hashes: await reader.inclusion(index), checkpoint })),
  );
  const ofDays = await Promise.all(
    Object.entries(days).map(async ([day, { size, at: seenAt, stamped }]) => {
      const tree = await readerOf(leaves.slice(0, size));
      const note = await signNote(formatCheckpoint({ origin, size, root: await tree.root() }), [
        log,
        cosignatureSigner('justice.example/w', seed(4), () => new Date(seenAt)),
      ]);
      const consistency = await reader.consistency(size);
      const token = stamped ? (await stamp?.(note))?.token : undefined;
      return dayFiles(day, { note, consistency, ...(token ? { token } : {}) });
    }),
  );
  const stamped = await stamp?.(checkpoint);
  const all = [
    ...files,
    ...proofs,
    ...ofDays.flat(),
    openingsFile(matter, records),
    ...retold(matter, chainOf(records), bundlePaths).map(([name, content]) => fileOf(name, content)),
    fileOf(bundlePaths.checkpoint, checkpoint),
    ...(stamped
      ? [fileOf(bundlePaths.timestamp, stamped.token), fileOf(bundlePaths.timestampCa, stamped.ca)]
      : []),
    fileOf(bundlePaths.keys, [logKey, ...further.map(({ vkey }) => vkey), witness, ''].join('\n')),
    fileOf(bundlePaths.page, '<p>自述页</p>'),
  ];
  const last = records.at(-1);
  const draft = {
    matter,
    exportedAt: new Date('2026-07-01T08:00:00Z'),
    entries: { count: records.length, head: last ? hexOf(leafHash(utf8(last.entry))) : '' },
    info: { 'Source-Organization': '新田县市场监督管理局' },
    files: alter(all, records),
  };
  const complete = await completeBundle(draft, { log, further });
  return { files: complete, records, zip: await packed(complete) };
};

const readerOf = async (leaves: readonly Uint8Array[]): Promise<TreeReader> => {
  const tiles = new Map(
    (await grow(0, none, leaves.map(leafHash))).map((t) => [tilePath(t.level, t.index, t.width), t.bytes]),
  );
  return new TreeReader(leaves.length, (l, i, w) => Promise.resolve(tiles.get(tilePath(l, i, w)) ?? seed(0)));
};

const chainOf = (records: readonly OpeningRecord[]) =>
  checkMatterChain(
    matter,
    records.map(({ entry, opening }) => ({ entry: utf8(entry), ...(opening ? { opening } : {}) })),
  );

const none = (): Promise<Uint8Array> => Promise.reject(new Error('an empty log has no tile'));

export const packed = async (files: readonly BundleFile[]): Promise<Uint8Array> => gather(packBundle(files));

export const sourceOf = (zip: Uint8Array): ByteSource => blobSource(new Blob([Uint8Array.from(zip)]));

/** For tests that verify thousands of times. */
export const memorySource = (zip: Uint8Array): ByteSource => ({
  size: zip.length,
  slice: async function* (start, end) {
    if (end > start) yield await Promise.resolve(zip.subarray(start, end));
  },
});

export const report = async (zip: Uint8Array, trust: BundleTrust = { logKey }): Promise<BundleReport> =>
  verifyBundle(memorySource(zip), trust);
/** What the report names, as `place code`. */
export const found = ({ findings }: BundleReport): string[] => [
  ...new Set(findings.map(({ place, code }) => `${place} ${code}`)),
];
export const verdict = async (wishes: Wishes, trust?: BundleTrust): Promise<string[]> =>
  found(await report((await makeBundle(wishes)).zip, trust));
/** One file with other content. */
export const replaced = (name: string, content: string | Uint8Array) => (files: BundleFile[]) => [
  ...files.filter((file) => file.name !== name),
  fileOf(name, content),
];
