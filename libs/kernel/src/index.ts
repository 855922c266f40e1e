export * from './canonical-json.ts';
export * from './clock.ts';
export * from './digest.ts';
export * from './domain-error.ts';
export * from './ids.ts';
export * from './kept.ts';
export * from './receipt.ts';
