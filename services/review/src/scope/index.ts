export * from './domain/decide-review.ts';
