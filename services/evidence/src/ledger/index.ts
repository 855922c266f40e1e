export { LedgerModule } from './adapters/ledger.module.ts';
export { EraseMatter } from './application/erase-matter.ts';
export { ExportMatter, type ExportedMatter } from './application/export-matter.ts';
export { FindGaps } from './application/find-gaps.ts';
export { MatterSafe, type Safe } from './application/matter-safe.ts';
export { ProveSubject } from './application/prove-subject.ts';
