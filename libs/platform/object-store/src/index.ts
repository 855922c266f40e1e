export {
  connect,
  S3Client,
  type ListedVersion,
  type ObjectStoreSettings,
  type UploadedPart,
} from './client.ts';
export { Locked, NotFound, PartsRefused, PutConflict, StoreDown, translate } from './errors.ts';
export * from './object-store.ts';
export { overwriteAsReplica, type LockedVersion } from './as-replica.ts';
export { attackLock, type Attack } from './lock-proof.ts';
export { VersionKeeper, type VersionRef } from './version-keeper.ts';
export { VersionCopies, type CopyMeta, type VersionHead } from './version-copies.ts';
