export * from './each-event-once.ts';
export * from './house.ts';
export * from './sweeper.ts';
