export type LockVerdict = 'unproven' | 'holds' | 'broken';

/** What the last test of one bucket gave: attacks that got through, or why it could not be tested. */
export interface BucketTest {
  bucket: string;
  through: string[];
  fault?: string;
}

/** The worst bucket decides. One that was proven stays so while it cannot be reached: nothing can be stored there either. */
export const verdictOf = (tests: readonly BucketTest[], before: LockVerdict): LockVerdict => {
  if (tests.some(({ through }) => through.length > 0)) return 'broken';
  if (tests.length > 0 && tests.every(({ fault }) => fault === undefined)) return 'holds';
  return before;
};

/** What an agency was told about the store its records lie in. */
export interface StoreWatch {
  id: string;
  agency: string;
  brokenSince?: string;
  buckets: { bucket: string; through: string[] }[];
}

export type WatchFact = { fact: 'broken' } | { fact: 'restored'; brokenSince: string };
export interface WatchChange {
  watch: StoreWatch;
  facts: WatchFact[];
}

/** A change worth telling, or undefined: the same again is no news. */
export const told = (
  watch: StoreWatch,
  seen: { verdict: LockVerdict; buckets: { bucket: string; through: string[] }[] },
  now: Date,
): WatchChange | undefined => {
  const { brokenSince, ...rest } = watch;
  if (seen.verdict === 'broken' && brokenSince === undefined)
    return {
      watch: { ...rest, brokenSince: now.toISOString(), buckets: seen.buckets },
      facts: [{ fact: 'broken' }],
    };
  if (seen.verdict === 'holds' && brokenSince !== undefined)
    return { watch: { ...rest, buckets: [] }, facts: [{ fact: 'restored', brokenSince }] };
  return undefined;
};
