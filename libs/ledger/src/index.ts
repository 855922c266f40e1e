export type { Hash } from './bytes.ts';
export * from './tree/hash.ts';
export * from './tree/verify.ts';
export * from './tree/paths.ts';
export * from './tree/tiles.ts';
export * from './tree/reader.ts';
export * from './tree/entries.ts';
