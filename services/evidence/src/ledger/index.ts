export { LedgerModule } from './adapters/ledger.module.ts';
export { FindGaps } from './application/find-gaps.ts';
