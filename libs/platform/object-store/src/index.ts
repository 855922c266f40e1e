export type { ObjectStoreSettings, UploadedPart } from './client.ts';
export * from './errors.ts';
export * from './object-store.ts';
