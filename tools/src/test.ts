/**
 * `npm test [-- WORD…]`. Tiers: *.spec.ts (nothing needed), *.int.spec.ts (the real parts), tests/ (whole services).
 * Words narrow by path. The last line is always `N passed, N failed`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { instanceFolder, repository } from '../../deploy/local/instance.ts';
import { provide, stop } from '../../deploy/local/stack.ts';
import { build } from './build.ts';
import { compareCommands } from './database-commands.ts';
import { phase, print, saying } from './terminal.ts';

interface Tally {
  passed: number;
  failed: number;
}
interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}
interface Tier {
  name: string;
  files: readonly string[];
  workers: string;
}

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ignored = /(^|\/)(node_modules|dist|\.sanzhi)\//;
const files = globSync('{libs,services,deploy,tools,bench,tests}/**/*.spec.{ts,tsx}', { cwd: repository })
  .filter((file) => !ignored.test(file) && (words.length === 0 || words.some((word) => file.includes(word))))
  .sort();
const across = files.filter((file) => file.startsWith('tests/'));
const integration = files.filter((file) => file.includes('.int.spec.') && !across.includes(file));
const unit = files.filter((file) => !across.includes(file) && !integration.includes(file));
const tiers: Tier[] = [
  { name: 'unit', files: unit, workers: '-w=2' },
  { name: 'integration', files: integration, workers: '--runInBand' },
  { name: 'whole system', files: across, workers: '--runInBand' },
];

/** Services run from their build; everything else is read from source. */
const needsBuild =
  across.length > 0 ||
  integration.some((file) => readFileSync(join(repository, file), 'utf8').includes('startService'));

let child: ChildProcess | undefined;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    interrupted = true;
    child?.kill(signal);
  });

const resultFile = (tier: Tier): string =>
  join(instanceFolder('test'), `${tier.name.replace(' ', '-')}.json`);

/** A suite that could not run at all, or a jest that died, counts as one failure. */
const tallyOf = (tier: Tier, code: number): Tally => {
  if (!existsSync(resultFile(tier))) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(resultFile(tier), 'utf8')) as JestResult;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
};

const runTier = (tier: Tier, env: Record<string, string>): Promise<Tally> =>
  new Promise((resolve, reject) => {
    mkdirSync(instanceFolder('test'), { recursive: true });
    rmSync(resultFile(tier), { force: true });
    const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
    const options = [
      tier.workers,
      '--json',
      // A connection left open by a failed test must not keep the run from ending.
      '--forceExit',
      `--outputFile=${resultFile(tier)}`,
      '--runTestsByPath',
      ...tier.files,
    ];
    const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    child = spawn(process.execPath, [...nodeFlags, jest, ...options], {
      cwd: repository,
      // Jest repeats its JSON on stdout; what a person reads goes to stderr.
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(tallyOf(tier, code ?? 1)));
  });

const total: Tally = { passed: 0, failed: 0 };
const runTiers = async (chosen: readonly Tier[], env: Record<string, string>): Promise<void> => {
  for (const tier of chosen.filter((candidate) => candidate.files.length > 0 && !interrupted)) {
    const { passed, failed } = await phase(`${tier.name} tests`, () => runTier(tier, env));
    total.passed += passed;
    total.failed += failed;
  }
};

/** Only a whole run has seen all commands. `npm test -- --record-commands` writes the list anew. */
const judgeCommands = (file: string): void => {
  const write = flags.includes('--record-commands');
  if (words.length > 0) return;
  const difference = compareCommands(file, { write });
  if (difference === undefined) total.passed += 1;
  else {
    total.failed += 1;
    process.stderr.write(`docs/generated/mongodb-commands.md differs:\n${difference}\n`);
  }
};

/** Each tier in a house of its own: what another left in a queue or bucket would be found by fsck. */
const runWithParts = async (chosen: readonly Tier[]): Promise<void> => {
  const commands = join(instanceFolder('test'), 'database-commands');
  rmSync(commands, { force: true });
  let built = !needsBuild;
  try {
    for (const tier of chosen) {
      if (interrupted || tier.files.length === 0) continue;
      const building = built ? {} : { meanwhile: build };
      const environment = await phase(`parts for ${tier.name} tests`, () =>
        provide('test', { fresh: true, say: saying, ...building }),
      );
      built = true;
      await runTiers([tier], {
        SANZHI_ENV_FILE: join(environment.folder, 'env.json'),
        SANZHI_RECORD_COMMANDS: commands,
      });
    }
    judgeCommands(commands);
  } finally {
    await phase('stopping', () => stop('test'));
  }
};

try {
  if (files.length === 0) throw new Error(`no test matches ${words.join(' ')}`);
  await runTiers(tiers.slice(0, 1), {});
  if (integration.length + across.length > 0) await runWithParts(tiers.slice(1));
} catch (error) {
  total.failed += 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
if (interrupted) total.failed += 1;
print(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
