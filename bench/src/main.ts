import { cpus, totalmem } from 'node:os';
import { stack } from '@sanzhi/testing';
import { print, printTable } from '../../tools/src/terminal.ts';
import { eventPath } from './event-path/event-path.ts';
import { ledger } from './ledger/ledger.ts';
import { media } from './media/media.ts';
import { authenticatedWrite } from './write/authenticated-write.ts';

/** `npm run bench [-- event-path | write | ledger | media]`: each figure beside its bare counterpart, in turns, in one run. */
const rounds = Number(process.env['SANZHI_BENCH_ROUNDS'] ?? 5);
const benchmarks = { 'event-path': eventPath, write: authenticatedWrite, ledger, media };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0)
  throw new Error(
    `no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}`,
  );

const tables = [];
for (const [name, run] of Object.entries(benchmarks))
  if (asked.length === 0 || asked.includes(name)) tables.push(...(await run(rounds)));

print(
  `\n${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, node ${process.version}, ` +
    `database ${stack().mongo}; median of the rounds, then slowest–fastest`,
);
for (const { title, rows } of tables) {
  print(`\n${title}`);
  printTable(rows);
}
