import { same, type Hash } from '../bytes.ts';
import { emptyRoot, nodeHash } from './hash.ts';

export interface Inclusion {
  index: number;
  size: number;
  /** Hash of the leaf (`leafHash` of the entry). */
  leaf: Hash;
  root: Hash;
  proof: readonly Hash[];
}

export interface Consistency {
  from: number;
  to: number;
  fromRoot: Hash;
  toRoot: Hash;
  proof: readonly Hash[];
}

const count = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const half = (n: number): number => Math.floor(n / 2);
const odd = (n: number): boolean => n % 2 === 1;
const hashes = (...list: readonly Hash[]): boolean => list.every(({ length }) => length === 32);

/** Root that an inclusion proof leads to (RFC 9162 section 2.1.3.2); undefined when it has not the right length. */
export const rootFromInclusion = ({
  index,
  size,
  leaf,
  proof,
}: Omit<Inclusion, 'root'>): Hash | undefined => {
  if (!count(index) || !count(size) || index >= size || !hashes(leaf, ...proof)) return undefined;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of proof) {
    if (sn === 0) return undefined;
    if (odd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else r = nodeHash(r, p);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? r : undefined;
};

/** Is the leaf at this index of the tree of this size and root? (RFC 9162 section 2.1.3.2) */
export const verifyInclusion = ({ root, ...rest }: Inclusion): boolean => {
  const found = rootFromInclusion(rest);
  return found !== undefined && same(found, root);
};

/** Does the later tree begin with the whole of the earlier one? (RFC 9162 section 2.1.4.2) */
export const verifyConsistency = ({ from, to, fromRoot, toRoot, proof }: Consistency): boolean => {
  if (!count(from) || !count(to) || from > to || !hashes(fromRoot, toRoot, ...proof)) return false;
  if (from === to)
    return proof.length === 0 && same(fromRoot, toRoot) && (from > 0 || same(toRoot, emptyRoot()));
  if (from === 0) return proof.length === 0 && same(fromRoot, emptyRoot());
  let [fn, sn] = [from - 1, to - 1];
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  // An earlier tree that is one whole subtree is its own first element and is left out of the proof.
  const [first, ...path] = fn === 0 ? [fromRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [fr, sr] = [first, first];
  for (const c of path) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = nodeHash(sr, c);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(fr, fromRoot) && same(sr, toRoot);
};
