import { DomainError } from '@sanzhi/kernel/pure';
import { concat, fromUtf8 } from '../bytes.ts';
import { isBundleName } from './layout.ts';

/** Bytes that can be read from any place: a dropped file, or one on disk. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `start` up to but not including `end`. */
  slice(start: number, end: number): AsyncIterable<Uint8Array>;
}

export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  slice: async function* (start, end) {
    const reader = blob.slice(start, end).stream().getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  },
});

export interface ZipEntry {
  name: string;
  size: number;
  /** Where its header and its content begin. */
  header: number;
  start: number;
}

const malformed = (zh: string, en: string): DomainError =>
  new DomainError('bundle.zip.malformed', {
    zh: `不是本系统导出的 ZIP：${zh}`,
    en: `Not a ZIP of ours: ${en}`,
  });

export const gather = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const list: Uint8Array[] = [];
  for await (const part of parts) list.push(part);
  return concat(...list);
};

const viewOf = async (source: ByteSource, start: number, end: number): Promise<DataView> => {
  if (!(start >= 0 && start <= end && end <= source.size)) throw malformed('长度不足', 'cut off');
  const bytes = await gather(source.slice(start, end));
  if (bytes.length !== end - start) throw malformed('长度不足', 'cut off');
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
};

const marks = { end: 0x06054b50, locator: 0x07064b50, end64: 0x06064b50, entry: 0x02014b50 };
const lengths = { end: 22, locator: 20, end64: 56, entry: 46, header: 30 };
const largest = 0xffffffff;
const directoryLimit = 1 << 26;

/** Where the directory stands: at the end, in the form for large archives if there is one. */
const directoryOf = async (source: ByteSource): Promise<{ at: number; length: number; count: number }> => {
  const end = source.size - lengths.end;
  const view = await viewOf(source, end, source.size);
  if (view.getUint32(0, true) !== marks.end) throw malformed('结尾', 'its end');
  const plain = {
    count: view.getUint16(10, true),
    length: view.getUint32(12, true),
    at: view.getUint32(16, true),
  };
  const large = end - lengths.locator - lengths.end64;
  if (large < 0) return plain;
  const wide = await viewOf(source, large, end);
  if (wide.getUint32(0, true) !== marks.end64 || wide.getUint32(lengths.end64, true) !== marks.locator)
    return plain;
  const number = (at: number): number => Number(wide.getBigUint64(at, true));
  return { count: number(32), length: number(40), at: number(48) };
};

const entryAt = (view: DataView, at: number): { entry: ZipEntry; next: number } => {
  if (at + lengths.entry > view.byteLength || view.getUint32(at, true) !== marks.entry)
    throw malformed('目录', 'its directory');
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
    view.getUint16(at + offset, true),
  );
  const extraAt = at + lengths.entry + (nameLength ?? 0);
  const next = extraAt + (extraLength ?? 0) + (commentLength ?? 0);
  if (next > view.byteLength) throw malformed('目录', 'its directory');
  const name = fromUtf8(new Uint8Array(view.buffer, view.byteOffset + at + lengths.entry, nameLength)) ?? '';
  let size = view.getUint32(at + 24, true);
  let header = view.getUint32(at + 42, true);
  if (extraLength === 28) size = Number(view.getBigUint64(extraAt + 4, true));
  if (extraLength === 12 || extraLength === 28)
    header = Number(view.getBigUint64(extraAt + (extraLength ?? 0) - 8, true));
  else if (size === largest || header === largest) throw malformed('目录', 'its directory');
  if (!isBundleName(name)) throw malformed('文件名', 'a name');
  return { entry: { name, size, header, start: header + lengths.header + (nameLength ?? 0) }, next };
};

/**
 * Reads the directory of a ZIP that `packBundle` made. It only finds the files: that nothing else is in the archive
 * and no byte differs is shown by packing them again.
 */
export const readZip = async (source: ByteSource): Promise<ZipEntry[]> => {
  const { at, length, count } = await directoryOf(source);
  if (length > directoryLimit) throw malformed('目录过大', 'its directory is too large');
  const view = await viewOf(source, at, at + length);
  const entries: ZipEntry[] = [];
  for (let next = 0; next < length;) {
    const read = entryAt(view, next);
    entries.push(read.entry);
    next = read.next;
  }
  const names = new Set(entries.map(({ name }) => name));
  if (entries.length !== count || names.size !== count) throw malformed('目录', 'its directory');
  if (entries.some(({ start, size }) => !(start + size <= at))) throw malformed('长度', 'a length');
  return entries;
};
