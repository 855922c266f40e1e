export * from './adapters/jose-signer.ts';
export * from './adapters/keys.controller.ts';
export * from './adapters/opinion.controller.ts';
export * from './application/countersign.ts';
export * from './application/give-opinion.ts';
export type { ClearanceSigner } from './application/ports.ts';
