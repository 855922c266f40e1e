export { HealthDetail, type Checks } from './health.ts';
export type { Operations } from './operations.ts';
export * from './platform-module.ts';
export { problemOf, ProblemFilter } from './problem-filter.ts';
export { CommandId, Input, Route } from './route.ts';
export { RouteInterceptor } from './route-interceptor.ts';
export * from './serve.ts';
export { InvalidInput, inputOf } from './validation.ts';
