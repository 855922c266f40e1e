import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames, type InstanceEnvironment, type ServiceName } from '../../deploy/local/environment.ts';
import { openInstance, repository, type Instance } from '../../deploy/local/instance.ts';
import { demandFree } from '../../deploy/local/ports.ts';
import { running, startDetached, stopProcess, waitHealthy } from '../../deploy/local/processes.ts';
import { nodeFlags, nodeVariables } from '@sanzhi/testing';
import { builtCodeHash } from './build.ts';
import { saying } from './terminal.ts';

export const isReady = async (url: string): Promise<boolean> => {
  try {
    const reply = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
};

const localUrl = (environment: InstanceEnvironment, name: ServiceName): string =>
  `http://127.0.0.1:${environment.services[name]['PORT'] ?? ''}`;

/** Before anything is started: a port that a stranger holds is named at once. */
export const demandServicePorts = (instanceName: string): void => {
  const instance = openInstance(instanceName);
  const absent = serviceNames.filter((name) => !running(instance, name));
  demandFree(Object.fromEntries(absent.map((name) => [name, instance.ports[name]])));
};

const startService = async (
  instance: Instance,
  environment: InstanceEnvironment,
  name: ServiceName,
): Promise<void> => {
  const main = join(repository, 'services', name, 'dist', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: the build did not make it`);
  const variables = environment.services[name];
  const stamp = createHash('sha256')
    .update(builtCodeHash(name))
    .update(JSON.stringify(variables))
    .digest('hex');
  const url = localUrl(environment, name);
  if (running(instance, name)?.stamp === stamp && (await isReady(url)))
    return saying(name, 'already running');
  await stopProcess(instance, name);
  const begin = Date.now();
  startDetached(instance, name, {
    command: join(repository, 'node_modules', '.bin', 'node'),
    args: [...nodeFlags, main],
    cwd: join(repository, 'services', name),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LC_ALL: 'C.UTF-8',
      NODE_ENV: 'production',
      ...nodeVariables,
      ...variables,
    },
    stamp,
  });
  await waitHealthy(instance, name, () => isReady(url), 90_000);
  saying(name, `ready in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
};

/** Starts the four services of an instance whose parts run; one that already runs this very code is kept. */
export const startServices = async (environment: InstanceEnvironment): Promise<void> => {
  const instance = openInstance(environment.instance);
  const outcomes = await Promise.allSettled(
    serviceNames.map((name) => startService(instance, environment, name)),
  );
  const reasons = outcomes.flatMap((o) => (o.status === 'rejected' ? [(o.reason as Error).message] : []));
  if (reasons.length > 0) throw new Error(reasons.join('\n'));
};

export const serviceStates = (
  environment: InstanceEnvironment,
): Promise<{ name: string; pid?: number; healthy: boolean }[]> => {
  const instance = openInstance(environment.instance);
  return Promise.all(
    serviceNames.map(async (name) => {
      const pid = running(instance, name)?.pid;
      const healthy = pid !== undefined && (await isReady(localUrl(environment, name)));
      return { name, healthy, ...(pid !== undefined && { pid }) };
    }),
  );
};
