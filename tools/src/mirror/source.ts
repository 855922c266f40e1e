import { parseTilePath, tileWidth, type Hash, type OpenedCheckpoint } from '@sanzhi/ledger';
import { DomainError, sha256Hex } from '@sanzhi/kernel';
import { checkBucket } from '../fsck/check-bucket.ts';
import type { Tree } from '../fsck/check-tree.ts';
import type { Findings } from '../fsck/findings.ts';
import type { Places } from '../fsck/places.ts';
import { walkLedger, type LedgerListener } from '../fsck/walk-ledger.ts';
import type { Mirrored } from './history.ts';
import { Told } from './told.ts';

export interface Tile {
  path: string;
  bytes: Uint8Array;
}

/** The ledger of the first site as it was walked, entry by entry, and found to be whole. */
export interface Source {
  note: string;
  published: OpenedCheckpoint;
  told: Told;
  /** SHA-256 of every full tile and bundle, by path, as the entries make it. */
  full: ReadonlyMap<string, string>;
  /** Tiles above the lowest level: so few that they are kept. */
  upper: ReadonlyMap<string, Uint8Array>;
  /** The right edge at each size that was asked for. */
  partials: ReadonlyMap<number, readonly Tile[]>;
  /** Root at each size that was asked for, and reached. */
  roots: ReadonlyMap<number, Hash>;
}

/** Keeps of the walk what the mirror needs. */
export class Remembering {
  readonly told = new Told();
  readonly full = new Map<string, string>();
  readonly upper = new Map<string, Uint8Array>();
  readonly partials = new Map<number, Tile[]>();
  readonly roots = new Map<number, Hash>();
  readonly #sizes: Set<number>;

  constructor(sizes: Iterable<number>) {
    this.#sizes = new Set(sizes);
  }

  readonly listener: LedgerListener = {
    published: ({ size }) => void this.#sizes.add(size),
    heard: (row, opened) => this.told.heard(row, opened),
    full: (path, bytes) => this.#remember(path, bytes),
    reached: (size, tree) => this.#reached(size, tree),
  };

  #remember(path: string, bytes: Uint8Array): void {
    this.full.set(path, sha256Hex(bytes));
    const parsed = parseTilePath(path);
    if (parsed?.kind === 'tile' && parsed.level > 0) this.upper.set(path, bytes);
  }

  #reached(size: number, tree: Tree): void {
    if (!this.#sizes.has(size)) return;
    this.partials.set(size, tree.partials());
    this.roots.set(size, tree.root());
  }
}

const compareWithMirrored = (
  { size, root }: Mirrored,
  published: number,
  roots: Remembering['roots'],
  findings: Findings,
): void => {
  const now = roots.get(size);
  if (published < size)
    findings.difference('mirror.rolled-back', 'checkpoint', `size ${published}, mirrored is size ${size}`);
  else if (now === undefined || !Buffer.from(now).equals(root))
    findings.difference('mirror.forked', `checkpoint of size ${size}`, 'another root than was mirrored');
};

/** Does a tree of this size have this full tile or bundle? */
export const isWithin = (path: string, size: number): boolean => {
  const parsed = parseTilePath(path);
  if (parsed?.width !== tileWidth) return false;
  const level = parsed.kind === 'entries' ? 0 : parsed.level;
  return (parsed.index + 1) * tileWidth ** (level + 1) <= size;
};

/** What is wrong at the first site, and that its ledger goes on from the one that was mirrored last, goes to the findings. */
export const readSource = async (
  places: Places,
  mirrored: Mirrored | undefined,
  sizes: Iterable<number>,
  { findings, progress }: { findings: Findings; progress: (text: string) => void },
): Promise<Source> => {
  const memory = new Remembering([...sizes, mirrored?.size ?? 0]);
  const { published } = await walkLedger(places, findings, { progress, listener: memory.listener });
  if (!published)
    throw new DomainError('mirror.no-checkpoint', {
      zh: '第一站点没有可用的已公布检查点，没有可镜像的账本',
      en: 'The first site has published no checkpoint that holds; there is no ledger to mirror',
    });
  await checkBucket(published.opened.size, places, findings);
  if (mirrored) compareWithMirrored(mirrored, published.opened.size, memory.roots, findings);
  const { told, full, upper, partials, roots } = memory;
  return { note: published.note, published: published.opened, told, full, upper, partials, roots };
};
