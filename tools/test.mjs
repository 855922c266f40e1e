import { handOver, prepare } from './bootstrap.mjs';

await prepare('test');
handOver('test.ts', process.argv.slice(2));
