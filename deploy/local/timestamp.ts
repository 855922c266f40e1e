import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownGoProgram } from './go-program.ts';
import type { Say } from './install.ts';
import type { Instance } from './instance.ts';
import type { Part } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';
import { timestampCa } from './timestamp-ca.ts';

const source = join(import.meta.dirname, 'timestamp-authority');

const program = (say: Say): Promise<string> =>
  ownGoProgram(source, 'building the timestamp authority with Go (about 1 min on 2 cores, once)', say);

const address = ({ ports }: Instance): string => `http://127.0.0.1:${ports.timestamp}`;
export const timestampUrl = (instance: Instance): string => `${address(instance)}/api/v1/timestamp`;

const answers = async (instance: Instance): Promise<boolean> => {
  try {
    const reply = await fetch(`${address(instance)}/ping`, { signal: AbortSignal.timeout(2_000) });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
};

/** An authority of RFC 3161 that others wrote (sigstore), under a root of this instance; its clock is the machine's. */
export const timestamp: Part = {
  name: 'timestamp',
  ports: () => ['timestamp'],
  install: async (say) => {
    await program(say);
  },
  start: async (instance) => {
    const home = join(instance.folder, 'data', 'timestamp');
    mkdirSync(home, { recursive: true });
    const { keyFile, chainFile } = await timestampCa(instance.folder);
    startDetached(instance, 'timestamp', {
      command: await program(() => undefined),
      args: ['127.0.0.1', String(instance.ports.timestamp), keyFile, chainFile],
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home, GOMEMLIMIT: '48MiB' },
    });
    await waitHealthy(instance, 'timestamp', () => answers(instance), 30_000);
  },
  healthy: async (instance) => running(instance, 'timestamp') !== undefined && answers(instance),
  stop: async (instance) => {
    await stopProcess(instance, 'timestamp');
  },
};
