import { concat, sha256, type Hash } from '../bytes.ts';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Hash of a leaf (RFC 6962 section 2.1). */
export const leafHash = (data: Uint8Array): Hash => sha256(concat(leafPrefix, data));

/** Hash of a node over its two children (RFC 6962 section 2.1). */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(concat(nodePrefix, left, right));

/** Root of a tree without leaves (RFC 6962 section 2.1). */
export const emptyRoot = (): Hash => sha256(new Uint8Array());

/** The largest power of two that is smaller than `n` (n > 1): where RFC 6962 splits a tree. */
export const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** MTH of RFC 6962 section 2.1, word by word: for small trees, and as the measure for everything faster. */
export const rootOf = (leaves: readonly Hash[], start = 0, end = leaves.length): Hash => {
  const n = end - start;
  if (n === 0) return emptyRoot();
  if (n === 1) return leaves[start] as Hash;
  const k = splitOf(n);
  return nodeHash(rootOf(leaves, start, start + k), rootOf(leaves, start + k, end));
};

/** PATH of RFC 6962 section 2.1.1 over leaves in memory. */
export const inclusionProof = (
  leaves: readonly Hash[],
  index: number,
  start = 0,
  end = leaves.length,
): Hash[] => {
  const n = end - start;
  if (n <= 1) return [];
  const k = splitOf(n);
  const middle = start + k;
  return index < k
    ? [...inclusionProof(leaves, index, start, middle), rootOf(leaves, middle, end)]
    : [...inclusionProof(leaves, index - k, middle, end), rootOf(leaves, start, middle)];
};

/** PROOF of RFC 6962 section 2.1.2 over leaves in memory: the first `from` leaves are the tree that once was. */
export const consistencyProof = (leaves: readonly Hash[], from: number): Hash[] => {
  const subproof = (m: number, start: number, end: number, whole: boolean): Hash[] => {
    const n = end - start;
    if (m === n) return whole ? [] : [rootOf(leaves, start, end)];
    const k = splitOf(n);
    const middle = start + k;
    return m <= k
      ? [...subproof(m, start, middle, whole), rootOf(leaves, middle, end)]
      : [...subproof(m - k, middle, end, false), rootOf(leaves, start, middle)];
  };
  return from === 0 ? [] : subproof(from, 0, leaves.length, true);
};
