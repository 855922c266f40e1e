export { LedgerModule } from './adapters/ledger.module.ts';
export { EraseMatter } from './application/erase-matter.ts';
export { FindGaps } from './application/find-gaps.ts';
export { GiveReceipt } from './application/give-receipt.ts';
export { ProveMatter, type MatterProof } from './application/prove-matter.ts';
