const mebibyte = 1024 * 1024;
const standardPart = 16 * mebibyte;
/** What the S3 API takes at most in one upload. */
const mostParts = 10_000;

/** Whole mebibytes, 16 as long as they are enough. */
export const partSizeFor = (size: number): number =>
  Math.max(standardPart, Math.ceil(size / mostParts / mebibyte) * mebibyte);

export const partCount = ({ size, partSize }: { size: number; partSize: number }): number =>
  Math.ceil(size / partSize);

/** Numbers of the parts that are not there, or not in their full length. */
export const missingParts = (
  file: { size: number; partSize: number },
  uploaded: readonly { part: number; size: number }[],
): number[] => {
  const count = partCount(file);
  const lengthOf = (n: number) => (n < count ? file.partSize : file.size - (count - 1) * file.partSize);
  const there = new Map(uploaded.map(({ part, size }) => [part, size]));
  return Array.from({ length: count }, (_, index) => index + 1).filter((n) => there.get(n) !== lengthOf(n));
};
