export type { Hash } from './bytes.ts';
export * from './tree/hash.ts';
export * from './tree/verify.ts';
export * from './tree/paths.ts';
export * from './tree/tiles.ts';
export * from './tree/reader.ts';
export * from './tree/entries.ts';
export * from './note/note.ts';
export {
  ed25519Signer,
  ed25519Skey,
  ed25519Verifier,
  ed25519Vkey,
  parseVkey,
  type NoteKey,
} from './note/keys.ts';
export { sm2Signer, sm2Skey, sm2Verifier, sm2Vkey } from './note/sm2.ts';
export * from './note/cosignature.ts';
export * from './note/verifier.ts';
export * from './note/checkpoint.ts';
export * from './note/proof.ts';
export * from './entry/entry.ts';
export * from './entry/chain.ts';
export * from './bundle/layout.ts';
export { manifestOf, parseManifest } from './bundle/bag.ts';
export {
  bundleNote,
  openBundleNote,
  parseBundleNote,
  type BundleNote,
  type FurtherSigner,
} from './bundle/bundle-note.ts';
export * from './bundle/make.ts';
export * from './bundle/pack.ts';
export { blobSource, readZip, type ByteSource } from './bundle/zip.ts';
export { finding, type Check, type Finding } from './bundle/findings.ts';
export type { Hasher } from './bundle/repack.ts';
export { matterOf, retold } from './bundle/retell.ts';
export { saidIn, type Said } from './bundle/said.ts';
export { sealedFiles, type SealedFile } from './bundle/check-media.ts';
export type { CheckStamp, RecordedBy } from './bundle/check-times.ts';
export * from './bundle/verify.ts';
