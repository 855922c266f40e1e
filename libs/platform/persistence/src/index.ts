export * from './aggregate-store.ts';
export * from './aggregates.ts';
export * from './claims.ts';
export * from './command.ts';
export { isDuplicateKey, openDatabase } from './database.ts';
export * from './events.ts';
export * from './memory-aggregates.ts';
export * from './read-model.ts';
