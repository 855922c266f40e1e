import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { utf8 } from '../src/bytes.ts';
import {
  TreeReader,
  encodeEntries,
  entriesPath,
  formatCheckpoint,
  grow,
  leafHash,
  sealEntry,
  signNote,
  tilePath,
  tileWidth,
  type NoteSigner,
  type ReadTile,
} from '../src/index.ts';

/** A log in a folder, as a static server would serve it: grown in steps, each with its checkpoint. */
export class FolderLog {
  readonly folder: string;
  readonly entries: Uint8Array[] = [];
  private readonly origin: string;
  private readonly signers: readonly NoteSigner[];
  private readonly tiles = new Map<string, Uint8Array>();
  constructor(folder: string, origin: string, signers: readonly NoteSigner[]) {
    this.folder = folder;
    this.origin = origin;
    this.signers = signers;
  }

  readonly read: ReadTile = (level, index, width) =>
    Promise.resolve(this.tiles.get(tilePath(level, index, width)) ?? new Uint8Array());

  async growTo(size: number): Promise<void> {
    const before = this.entries.length;
    const added = Array.from(
      { length: size - before },
      (_, i) => sealEntry({ event: { id: `e-${before + i}` } }).entry,
    );
    this.entries.push(...added);
    for (const { level, index, width, bytes } of await grow(before, this.read, added.map(leafHash))) {
      this.tiles.set(tilePath(level, index, width), bytes);
      this.write(tilePath(level, index, width), bytes);
    }
    for (let index = Math.floor(before / tileWidth); index * tileWidth < size; index += 1) {
      const bundle = this.entries.slice(index * tileWidth, (index + 1) * tileWidth);
      this.write(entriesPath(index, bundle.length), encodeEntries(bundle));
    }
    const root = await new TreeReader(size, this.read).root();
    const note = utf8(await signNote(formatCheckpoint({ origin: this.origin, size, root }), this.signers));
    this.write('checkpoint', note);
    this.write(`checkpoint.${size}`, note);
  }

  private write(path: string, bytes: Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
