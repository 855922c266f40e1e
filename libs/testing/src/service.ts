import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags, nodeVariables } from './node-flags.ts';
import { repository, stack, type ServiceName } from './stack.ts';

/** A service running from its build, in its own process, on its own port. */
export interface RunningService {
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  /** Sends the signal and waits for the end of the process. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends it as an operator would; fails when it does not end by itself. */
  stop(): Promise<void>;
  /** Starts it again on the same port, whether it runs or not. */
  restart(): Promise<void>;
}

const stopMs = 60_000;
const readyMs = 120_000;

/** Below those that the system gives to whoever connects: it stays free while a service is killed and started again. */
export const freePort = async (): Promise<number> => {
  const port = randomInt(20_000, 32_000);
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return freePort();
  }
  probe.close();
  await once(probe, 'close');
  return port;
};

const ready = async (url: string): Promise<boolean> => {
  try {
    const reply = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
};

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Nothing else of the tests' own environment reaches a service. */
const inherited = () => {
  const { PATH, HOME, SANZHI_RECORD_COMMANDS } = process.env;
  return { PATH, HOME, ...(SANZHI_RECORD_COMMANDS === undefined ? {} : { SANZHI_RECORD_COMMANDS }) };
};

class Service implements RunningService {
  readonly url: string;
  readonly logFile: string;
  readonly #name: ServiceName;
  readonly #variables: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;

  constructor(name: ServiceName, variables: Readonly<Record<string, string>>) {
    this.#name = name;
    this.#variables = variables;
    const port = variables['PORT'] ?? '';
    this.url = `http://127.0.0.1:${port}`;
    this.logFile = join(stack().folder, 'logs', `${name}-${port}.log`);
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error(`${this.#name} was not started`);
    return pid;
  }

  async start(): Promise<void> {
    const main = join(repository, 'services', this.#name, 'dist', 'main.js');
    if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build`);
    const log = openSync(this.logFile, 'a');
    const child = spawn(join(repository, 'node_modules', '.bin', 'node'), [...nodeFlags, main], {
      cwd: join(repository, 'services', this.#name),
      env: { ...inherited(), LC_ALL: 'C.UTF-8', ...nodeVariables, ...this.#variables },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    for (const until = Date.now() + readyMs; Date.now() < until; await sleep(100)) {
      if (await ready(this.url)) return;
      if (ended(child)) break;
    }
    const state = ended(child) ? 'ended while starting' : `was not ready after ${readyMs / 1000} s`;
    if (!ended(child)) await this.kill('SIGKILL');
    const log20 = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(`${this.#name} ${state}; the end of ${this.logFile}:\n${log20}`);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || ended(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async stop(): Promise<void> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#child?.kill('SIGKILL');
    }, stopMs);
    await this.kill('SIGTERM');
    clearTimeout(timer);
    if (late) throw new Error(`${this.#name} did not end within ${stopMs / 1000} s of SIGTERM`);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}

/** Spawns services/NAME/dist/main.js on a free port with the stack's environment, and waits until it is ready. */
export const startService = async (
  name: ServiceName,
  overrides: Readonly<Record<string, string>> = {},
): Promise<RunningService> => {
  const port = overrides['PORT'] ?? String(await freePort());
  const mark = { SANZHI_INSTANCE_FOLDER: stack().folder };
  const service = new Service(name, { ...stack().services[name], ...overrides, PORT: port, ...mark });
  await service.start();
  return service;
};
