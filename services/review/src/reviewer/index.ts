export * from './adapters/stored-reviewers.ts';
export * from './adapters/reviewer.controller.ts';
export * from './application/list-reviewers.ts';
export * from './application/ports.ts';
export * from './application/record-reviewer.ts';
export * from './domain/reviewer.ts';
