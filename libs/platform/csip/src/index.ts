export type * from './model.ts';
export { describePackage, originals, type WrittenFile } from './package.ts';
