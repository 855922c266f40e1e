/** Verifier keys of the ledger and its witnesses, one line each. */
export const LEDGER_KEYS = Symbol('ledger keys');
export const CHECKPOINTS = Symbol('checkpoints');
