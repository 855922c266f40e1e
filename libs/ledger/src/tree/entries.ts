import { DomainError } from '@sanzhi/kernel/pure';
import { concat } from '../bytes.ts';

const broken = (zh: string, en: string): DomainError =>
  new DomainError('ledger.entries.malformed', { zh, en });

/** An entry bundle: entries one after another, each behind its length as big-endian uint16 (c2sp.org/tlog-tiles). */
export const encodeEntries = (entries: readonly Uint8Array[]): Uint8Array =>
  concat(
    ...entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw broken('条目超过 65535 字节', 'An entry is longer than 65535 bytes');
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );

/** With `count`, refuses a bundle that has not exactly as many entries. */
export const decodeEntries = (bundle: Uint8Array, count?: number): Uint8Array[] => {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 + ((bundle[at] as number) << 8) + (bundle[at + 1] ?? Infinity);
    if (!(end <= bundle.length)) throw broken('条目包不完整', 'The entry bundle is cut off');
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  if (count !== undefined && entries.length !== count)
    throw broken(
      `条目包应有 ${count} 条，实有 ${entries.length} 条`,
      `The entry bundle must have ${count} entries and has ${entries.length}`,
    );
  return entries;
};
