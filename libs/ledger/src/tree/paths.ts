/** Hashes in a full tile, entries in a full bundle (c2sp.org/tlog-tiles). */
export const tileWidth = 256;

export type TilePath =
  | { kind: 'tile'; level: number; index: number; width: number }
  | { kind: 'entries'; index: number; width: number };

const groups = (index: number): string => {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/.{3}/g) ?? [];
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
};

const partial = (width: number): string => (width === tileWidth ? '' : `.p/${width}`);

/** `tile/0/x001/234.p/17`; without a width, or with 256, the full tile. */
export const tilePath = (level: number, index: number, width = tileWidth): string =>
  `tile/${level}/${groups(index)}${partial(width)}`;

/** `tile/entries/x001/234.p/17` */
export const entriesPath = (index: number, width = tileWidth): string =>
  `tile/entries/${groups(index)}${partial(width)}`;

const shape =
  /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Undefined unless it is spelt exactly as `tilePath` and `entriesPath` spell it. */
export const parseTilePath = (path: string): TilePath | undefined => {
  const [, which = '', digits = '', w] = shape.exec(path) ?? [];
  if (which === '') return undefined;
  const index = Number(digits.replaceAll(/[x/]/g, ''));
  const width = w === undefined ? tileWidth : Number(w);
  if (!Number.isSafeInteger(index) || width > tileWidth) return undefined;
  const parsed: TilePath =
    which === 'entries'
      ? { kind: 'entries', index, width }
      : { kind: 'tile', level: Number(which), index, width };
  const spelt = parsed.kind === 'entries' ? entriesPath(index, width) : tilePath(parsed.level, index, width);
  return spelt === path ? parsed : undefined;
};
