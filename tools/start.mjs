import { handOver, prepare } from './bootstrap.mjs';

const args = process.argv.slice(2);
await prepare(args.includes('--docker') ? 'docker' : 'start');
handOver('sanzhi.ts', ['up', ...args]);
