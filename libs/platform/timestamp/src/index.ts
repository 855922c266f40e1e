export * from './authority.ts';
export type { Timestamp } from './token.ts';
export { asResponse } from './token.ts';
export * from './verify.ts';
