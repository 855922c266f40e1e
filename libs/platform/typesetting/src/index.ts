export { typeset, stopTypesetting, type TypesetJob } from './typeset.ts';
