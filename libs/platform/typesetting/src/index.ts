export { typeset, stopTypesetting, type TypesetJob } from './typeset.ts';
export { fontFile } from './fonts.ts';
