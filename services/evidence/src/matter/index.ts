export { MatterModule } from './adapters/matter.module.ts';
export { DOCUMENTS } from './adapters/tokens.ts';
export type { CaseFile, DocumentOrder, Documents, MadeDocument } from './application/ports.ts';
export { ReadMatters } from './application/read-matters.ts';
