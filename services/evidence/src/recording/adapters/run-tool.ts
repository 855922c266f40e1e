import { spawn } from 'node:child_process';

export interface Ran {
  code: number | null;
  stdout: Buffer;
  stderr: string;
  /** Killed for taking too long or saying too much. */
  stopped: boolean;
}

const mostOutput = 16 * 1024 * 1024;
const mostErrors = 64 * 1024;

/** Runs a program that reads what strangers made: none of our environment, no input, bounded in time and output. */
export const runTool = (command: string, args: readonly string[], limitMs: number): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
    const out: Buffer[] = [];
    let [said, stderr, stopped] = [0, '', false];
    const stop = () => {
      stopped = true;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(stop, limitMs);
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.length;
      if (said > mostOutput) stop();
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < mostErrors) stderr += chunk.toString();
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout: Buffer.concat(out), stderr, stopped });
    });
  });
