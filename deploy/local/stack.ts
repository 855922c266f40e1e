import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf, serviceNames, writeEnvironment, type InstanceEnvironment } from './environment.ts';
import type { Say } from './install.ts';
import { openInstance, repository, type Instance } from './instance.ts';
import { keycloak } from './keycloak.ts';
import { minio } from './minio.ts';
import { dropDatabases, mongo, mongoKind, mongoUrl } from './mongo.ts';
import type { Part, PartName } from './part.ts';
import { demandFree } from './ports.ts';
import { endLeftovers, running, stopProcess } from './processes.ts';
import { rabbitmq } from './rabbitmq.ts';
import { timestamp } from './timestamp.ts';
import { provideWitnesses, witnesses } from './witness.ts';

export const parts: readonly Part[] = [rabbitmq, minio, mongo, keycloak, timestamp, ...witnesses];

export const partNamed = (name: string): Part => {
  const part = parts.find((candidate) => candidate.name === name);
  if (!part) throw new Error(`no part ${name}; there are ${parts.map((p) => p.name).join(', ')}`);
  return part;
};

export interface ProvideOptions {
  readonly fresh?: boolean;
  readonly say?: (part: PartName, text: string) => void;
  /** Work to do beside the parts, begun once their ports are known to be free. */
  readonly meanwhile?: () => Promise<void>;
}

/** Parts that do not run well; what is left of them is stopped, and their ports are then free or named. */
const partsToStart = async (instance: Instance, say: ProvideOptions['say']): Promise<Part[]> => {
  const states = await Promise.all(parts.map(async (part) => ({ part, well: await part.healthy(instance) })));
  for (const { part, well } of states) if (well) say?.(part.name, 'already running');
  const missing = states.filter(({ well }) => !well).map(({ part }) => part);
  await Promise.all(missing.map((part) => part.stop(instance)));
  const wanted = missing.flatMap((part) => part.ports()).map((port) => [port, instance.ports[port]] as const);
  demandFree(Object.fromEntries(wanted));
  return missing;
};

const bringUp = async (part: Part, instance: Instance, say: Say): Promise<void> => {
  await part.install(say);
  const begin = Date.now();
  await part.start(instance);
  say(`ready in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
};

/** Empties the data and keeps the secrets. */
const empty = async (instance: Instance): Promise<void> => {
  await stop(instance.name);
  for (const folder of ['data', 'logs', 'run'])
    rmSync(join(instance.folder, folder), { recursive: true, force: true });
  openInstance(instance.name);
  if (mongoKind() === 'given')
    await dropDatabases(
      mongoUrl(instance),
      serviceNames.map((service) => databaseOf(instance, service)),
    );
};

/** All parts, healthy, in parallel; what already runs is kept. Answers what a service needs to reach them. */
export const provide = async (name: string, options: ProvideOptions = {}): Promise<InstanceEnvironment> => {
  const instance = openInstance(name);
  if (options.fresh) await empty(instance);
  await provideWitnesses(instance);
  const missing = await partsToStart(instance, options.say);
  const outcomes = await Promise.allSettled([
    ...missing.map((part) => bringUp(part, instance, (text) => options.say?.(part.name, text))),
    options.meanwhile?.(),
  ]);
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as Error] : [],
  );
  if (reasons.length > 0) throw new AggregateError(reasons, reasons.map((r) => r.message).join('\n'));
  return writeEnvironment(instance);
};

/** Stops services, then parts, and makes sure that nothing of the instance is left. */
export const stop = async (name: string): Promise<void> => {
  if (!existsSync(join(repository, '.sanzhi', name))) return;
  const instance = openInstance(name);
  await Promise.all(serviceNames.map((service) => stopProcess(instance, service)));
  await Promise.all(parts.map((part) => part.stop(instance)));
  await endLeftovers(instance);
};

export const readEnvironment = (name: string): InstanceEnvironment =>
  JSON.parse(readFileSync(join(openInstance(name).folder, 'env.json'), 'utf8')) as InstanceEnvironment;

/** Names, pids and health of everything that an instance has. */
export const statusOf = async (name: string): Promise<{ name: string; pid?: number; healthy: boolean }[]> => {
  const instance = openInstance(name);
  const states = await Promise.all(
    parts.map(async (part) => ({ name: part.name, healthy: await part.healthy(instance) })),
  );
  return states.map((state) => {
    const pid = running(instance, state.name)?.pid;
    return pid === undefined ? state : { ...state, pid };
  });
};
