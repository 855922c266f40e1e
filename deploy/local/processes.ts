import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from './instance.ts';

/** A pid alone may belong to a stranger after a reboot or a wrap-around; start time and boot make it certain. */
interface Running {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  readonly command: string;
  readonly stamp?: string;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What the process was started from; a different stamp means it should be started anew. */
  readonly stamp?: string;
}

const boot = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** Fields of /proc/PID/stat after the command, which may itself hold spaces and brackets. */
const stat = (pid: number): { state: string; started: string } | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
};

const alive = (process: Running): boolean => {
  const now = stat(process.pid);
  return now !== undefined && now.state !== 'Z' && now.started === process.started && process.boot === boot();
};

const pidFile = (instance: Instance, name: string): string =>
  join(instance.folder, 'run', `${name}.pid.json`);
export const logFile = (instance: Instance, name: string): string =>
  join(instance.folder, 'logs', `${name}.log`);

/** The variable that marks every process of an instance, children included. */
export const mark = 'SANZHI_INSTANCE_FOLDER';

export const running = (instance: Instance, name: string): Running | undefined => {
  const file = pidFile(instance, name);
  if (!existsSync(file)) return undefined;
  const process = JSON.parse(readFileSync(file, 'utf8')) as Running;
  return alive(process) ? process : undefined;
};

/** Starts a program that outlives this one, with its output in the instance's log folder. */
export const startDetached = (instance: Instance, name: string, program: Program): void => {
  const log = openSync(logFile(instance, name), 'a');
  try {
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: { ...program.env, [mark]: instance.folder },
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined);
    if (child.pid === undefined) throw new Error(`${name}: cannot start ${program.command}`);
    child.unref();
    const { pid } = child;
    const state = { pid, started: stat(pid)?.started ?? '', boot: boot(), command: program.command };
    const stamp = program.stamp === undefined ? {} : { stamp: program.stamp };
    writeFileSync(pidFile(instance, name), `${JSON.stringify({ ...state, ...stamp })}\n`);
  } finally {
    closeSync(log);
  }
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const waitGone = async (process: Running, ms: number): Promise<boolean> => {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(50)) if (!alive(process)) return true;
  return !alive(process);
};

/** Asks politely, then insists; answers whether it had to insist. */
export const stopProcess = async (instance: Instance, name: string, graceMs = 20_000): Promise<boolean> => {
  const process = running(instance, name);
  if (process) signal(process.pid, 'SIGTERM');
  const polite = !process || (await waitGone(process, graceMs));
  if (process && !polite) {
    signal(process.pid, 'SIGKILL');
    await waitGone(process, 5_000);
  }
  rmSync(pidFile(instance, name), { force: true });
  return !polite;
};

export const killProcess = async (instance: Instance, name: string): Promise<void> => {
  const process = running(instance, name);
  if (!process) throw new Error(`${name} of ${instance.name} is not running`);
  signal(process.pid, 'SIGKILL');
  await waitGone(process, 5_000);
};

const carriesMark = (pid: number, folder: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${mark}=${folder}`);
  } catch {
    return false;
  }
};

/** Processes of this instance that no pid file knows: children left behind by a crash. */
export const leftovers = (instance: Instance): number[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && stat(pid)?.state !== 'Z' && carriesMark(pid, instance.folder));

export const endLeftovers = async (instance: Instance): Promise<void> => {
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of leftovers(instance)) signal(pid, name);
    for (const until = Date.now() + 5_000; Date.now() < until && leftovers(instance).length > 0;)
      await sleep(100);
  }
  const left = leftovers(instance);
  if (left.length > 0) throw new Error(`still running after stop: ${left.join(', ')}`);
};

export const lastLines = (file: string, count: number): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';

/** Waits until the check passes; fails at once, with the end of the log, when the process has died. */
export const waitHealthy = async (
  instance: Instance,
  name: string,
  healthy: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> => {
  const fail = (what: string): Error =>
    new Error(
      `${name} ${what}; the end of ${logFile(instance, name)}:\n${lastLines(logFile(instance, name), 15)}`,
    );
  for (const until = Date.now() + timeoutMs; Date.now() < until; await sleep(200)) {
    if (await healthy()) return;
    if (!running(instance, name)) throw fail('ended while starting');
  }
  throw fail(`was not ready after ${timeoutMs / 1000} s`);
};
