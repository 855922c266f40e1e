import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instanceFolder, openInstance, repository } from '../../deploy/local/instance.ts';
import { killProcess } from '../../deploy/local/processes.ts';
import { partNamed, provide, readEnvironment, statusOf, stop } from '../../deploy/local/stack.ts';
import { build } from './build.ts';
import { demonstrate } from './demonstration.ts';
import { downWithDocker } from './docker.ts';
import { fsckCommand } from './fsck/command.ts';
import { ingestCommand } from './ingest/command.ts';
import { followLogs } from './logs.ts';
import { mirrorCommand } from './mirror/command.ts';
import { serviceStates, startServices } from './services.ts';
import { print, printTable, saying } from './terminal.ts';
import { up } from './up.ts';
import { verify } from './verify/verify.ts';

type Command = (args: readonly string[]) => Promise<void>;

const status = async (name: string): Promise<void> => {
  const known = existsSync(join(instanceFolder(name), 'env.json'));
  const services = known ? await serviceStates(readEnvironment(name)) : [];
  const states = [...(await statusOf(name)), ...services];
  const word = ({ pid, healthy }: { pid?: number; healthy: boolean }): string =>
    healthy ? 'healthy' : pid === undefined ? 'stopped' : 'not ready';
  printTable(
    states.map((state) => [state.name, word(state), state.pid === undefined ? '' : `pid ${state.pid}`]),
  );
  if (states.some(({ healthy }) => !healthy)) process.exitCode = 1;
};

const stopAll: Command = async (args) => {
  if (args.includes('--docker')) return downWithDocker();
  const name = args[0] ?? 'main';
  await stop(name);
  print(`${name} is stopped; no process is left`);
};

const demo: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options: { media: { type: 'string' } } });
  const environment = await provide('main', { say: saying, meanwhile: build });
  await startServices(environment);
  await demonstrate(environment, values.media);
};

/** For tests of failure: one part of a running instance is stopped, killed or started again. */
const part: Command = async ([name = '', which = '', action = '']) => {
  const instance = openInstance(name);
  const chosen = partNamed(which);
  if (action === 'start') await ((await chosen.healthy(instance)) || chosen.start(instance));
  else if (action === 'stop') await chosen.stop(instance);
  else if (action === 'kill') await killProcess(instance, which);
  else throw new Error('usage: sanzhi part INSTANCE PART start|stop|kill');
};

/** Without the condition for sources: what is measured is what is built. */
const runScript = (script: string, args: readonly string[], env: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: repository,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });

const bench: Command = async (args) => {
  const environment = await provide('bench', { fresh: true, say: saying, meanwhile: build });
  try {
    const env = { SANZHI_ENV_FILE: join(environment.folder, 'env.json') };
    process.exitCode = await runScript(join(repository, 'bench', 'src', 'main.ts'), args, env);
  } finally {
    await stop('bench');
  }
};

const commands: Readonly<Record<string, { does: string; run: Command }>> = {
  up: { does: 'starts everything and runs the demonstration [--fresh] [--docker] [--media DIR]', run: up },
  stop: { does: 'stops everything [INSTANCE] [--docker]', run: stopAll },
  status: { does: 'shows what runs [INSTANCE]', run: ([name = 'main']) => status(name) },
  logs: { does: 'follows all logs [INSTANCE]', run: ([name = 'main']) => followLogs(name) },
  demo: { does: 'runs the demonstration matter once more [--media DIR]', run: demo },
  bench: { does: 'measures, each figure beside its bare counterpart', run: bench },
  fsck: {
    does: 'compares ledger, databases and store, and names each difference [INSTANCE | --env FILE] [--shallow] [--json]',
    run: fsckCommand,
  },
  verify: {
    does: 'checks an exported bundle, offline: BUNDLE [--key FILE|VKEY] [--quorum N] [--timestamp-ca FILE] [--delay DAYS]',
    run: verify,
  },
  mirror: {
    does: 'carries ledger and sealed files to a second site; --check proves both equal, --verify STATEMENT, --take-over [INSTANCE | --env FILE]',
    run: mirrorCommand,
  },
  ingest: {
    does: 'hands in a folder of a capture station: DIR --hashes FILE [--go] [--officer CERTIFICATE]',
    run: ingestCommand,
  },
  parts: {
    does: 'starts the parts without the services [INSTANCE]',
    run: async ([name = 'main']) => {
      await provide(name, { say: saying });
    },
  },
  part: { does: 'acts on one part, for tests of failure: INSTANCE PART start|stop|kill', run: part },
};

const [name = 'help', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  print('sanzhi COMMAND');
  printTable(Object.entries(commands).map(([key, { does }]) => [key, does]));
  if (name !== 'help') process.exitCode = 2;
} else {
  try {
    await command.run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
