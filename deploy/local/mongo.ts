import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import mongoose from 'mongoose';
import { embeddedMongoArgs, installEmbeddedMongo } from './embedded-mongo.ts';
import type { Instance } from './instance.ts';
import type { Part } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';

const given = (): string | undefined => process.env['MONGODB_URL'] || undefined;

const mongod = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'mongod'))
    .find((file) => existsSync(file));

export const mongoUrl = (instance: Instance): string =>
  given() ?? `mongodb://127.0.0.1:${instance.ports.mongo}/?directConnection=true`;

/** Which server answers: one that was given, the machine's own mongod, or the embedded one. */
export const mongoKind = (): 'given' | 'mongod' | 'embedded' =>
  given() ? 'given' : mongod() ? 'mongod' : 'embedded';

const withClient = async <T>(
  url: string,
  use: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> => {
  const client = new mongoose.mongo.MongoClient(url, {
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
  });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
};

const answers = (url: string): Promise<boolean> =>
  withClient(url, (client) => client.db('admin').command({ ping: 1 })).then(
    () => true,
    () => false,
  );

/** A given server is not ours to wipe: only this instance's databases go. */
export const dropDatabases = (url: string, names: readonly string[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const name of names) await client.db(name).dropDatabase();
  });

export const mongo: Part = {
  name: 'mongo',
  ports: () => (given() ? [] : ['mongo']),
  install: async (say) => {
    if (mongoKind() === 'embedded') await installEmbeddedMongo(say);
  },
  start: async (instance) => {
    const url = mongoUrl(instance);
    if (given()) {
      if (!(await answers(url))) throw new Error('MONGODB_URL is set, but no MongoDB answers there');
      return;
    }
    const data = join(instance.folder, 'data', 'mongo');
    mkdirSync(data, { recursive: true });
    const port = instance.ports.mongo;
    const binary = mongod();
    startDetached(instance, 'mongo', {
      command: binary ?? 'java',
      args: binary
        ? ['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet']
        : embeddedMongoArgs(await installEmbeddedMongo(() => undefined), join(data, 'embedded.mv'), port),
      env: process.env,
      cwd: data,
    });
    await waitHealthy(instance, 'mongo', () => answers(url), 60_000);
  },
  healthy: async (instance) =>
    (given() !== undefined || running(instance, 'mongo') !== undefined) && answers(mongoUrl(instance)),
  stop: async (instance) => {
    await stopProcess(instance, 'mongo');
  },
};
