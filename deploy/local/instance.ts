import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSecrets, type Secrets } from './secrets.ts';

export const repository = resolve(import.meta.dirname, '../..');

/** Tools shared by all instances and all clones; safe to delete when nothing runs. */
export const cacheFolder = (): string => process.env['SANZHI_CACHE'] ?? join(homedir(), '.cache', 'sanzhi');

const mainPorts = {
  portal: 8000,
  evidence: 8001,
  review: 8002,
  disclosure: 8003,
  keycloak: 8180,
  keycloakHealth: 8181,
  rabbitmq: 5680,
  rabbitmqEpmd: 5681,
  rabbitmqNode: 5682,
  minio: 9100,
  mongo: 27117,
  timestamp: 3161,
  witnessJustice: 7380,
  witnessAudit: 7381,
};
export type PortName = keyof typeof mainPorts;
export type Ports = Readonly<Record<PortName, number>>;

const instanceOffset: Readonly<Record<string, number>> = { main: 0, test: 1000, bench: 2000 };

const wholeNumber = (variable: string, value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Error(`${variable}=${value} is no port number`);
  return number;
};

/** The variable that moves one port: SANZHI_PORT_KEYCLOAK_HEALTH for keycloakHealth. */
export const portVariable = (name: string): string =>
  `SANZHI_PORT_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/** SANZHI_PORT_OFFSET moves all ports; `test` lies 1000 above `main`, `bench` 2000. */
export const portsOf = (instance: string, env: NodeJS.ProcessEnv = process.env): Ports => {
  const offset =
    (instanceOffset[instance] ?? 0) + wholeNumber('SANZHI_PORT_OFFSET', env['SANZHI_PORT_OFFSET'] ?? '0');
  const port = ([name, standard]: [string, number]): [string, number] => {
    const own = env[portVariable(name)];
    return [name, (own ? wholeNumber(portVariable(name), own) : standard) + offset];
  };
  return Object.fromEntries(Object.entries(mainPorts).map(port)) as Ports;
};

/** One running copy of the system on this machine: its own data, ports, secrets and processes. */
export interface Instance {
  readonly name: string;
  readonly folder: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
}

export const instanceFolder = (name: string): string => join(repository, '.sanzhi', name);

export const openInstance = (name: string): Instance => {
  const folder = instanceFolder(name);
  for (const part of ['data', 'logs', 'run', 'keys']) mkdirSync(join(folder, part), { recursive: true });
  return { name, folder, ports: portsOf(name), secrets: openSecrets(folder) };
};
