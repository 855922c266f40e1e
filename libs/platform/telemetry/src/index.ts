export * from './logging.ts';
export * from './metrics.ts';
export * from './metrics-module.ts';
export * from './trace.ts';
export * from './trace-middleware.ts';
