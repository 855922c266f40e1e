/** The value that the share `p` of all lies at or below (nearest rank). */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** Milliseconds on a clock that all processes of the machine share. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Each contestant once, then each again: what slows the machine for a while slows them all. The first turn is not counted. */
export const alternating = async <C, R>(
  contestants: readonly C[],
  rounds: number,
  once: (contestant: C) => Promise<R>,
): Promise<Map<C, R[]>> => {
  const results = new Map<C, R[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const contestant of contestants) {
      const result = await once(contestant);
      if (round > 0) results.get(contestant)?.push(result);
    }
  return results;
};
