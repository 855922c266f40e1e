/** What of the kernel also runs in a browser. */
export * from './canonical-json.ts';
export * from './domain-error.ts';
