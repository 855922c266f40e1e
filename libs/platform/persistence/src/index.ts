export * from './aggregate-store.ts';
export * from './command.ts';
export { isDuplicateKey, openDatabase } from './database.ts';
export * from './events.ts';
export type { Page, PageRequest } from './paging.ts';
export * from './read-model.ts';
