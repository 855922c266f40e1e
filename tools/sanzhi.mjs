import { handOver, prepare } from './bootstrap.mjs';

const [command = 'help', ...args] = process.argv.slice(2);
const needs = {
  up: args.includes('--docker') ? 'docker' : 'start',
  demo: 'start',
  bench: 'start',
  parts: 'start',
};
await prepare(needs[command] ?? 'packages');
if (command !== 'packages') handOver('sanzhi.ts', [command, ...args]);
