import { appendFileSync } from 'node:fs';
import mongoose, { type Connection } from 'mongoose';

/** Opens one database of one service. Writes are acknowledged by a majority and journaled before they count. */
export const openDatabase = async (
  url: string,
  name: string,
  record = process.env.SANZHI_RECORD_COMMANDS,
): Promise<Connection> => {
  const connection = mongoose.createConnection(url, {
    dbName: name,
    autoIndex: false,
    autoCreate: false,
    writeConcern: { w: 'majority', journal: true },
    serverSelectionTimeoutMS: 5000,
    monitorCommands: record !== undefined,
  });
  await connection.asPromise();
  if (record !== undefined) recordCommands(connection, record);
  return connection;
};

/** Server error 11000: a unique index, the one on _id among them, holds this value already. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === 11000;

const housekeeping = new Set([
  'getMore',
  'killCursors',
  'dropDatabase',
  'hello',
  'ismaster',
  'endSessions',
  'saslStart',
  'saslContinue',
  'buildInfo',
]);

/** Appends one line for each new command shape (name and operators, no values) to the file. */
const recordCommands = (connection: Connection, path: string): void => {
  const known = new Set<string>();
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    if (housekeeping.has(commandName)) return;
    for (const operator of ['', ...operatorsIn(command)]) {
      const line = operator === '' ? commandName : `${commandName} ${operator}`;
      if (known.has(line)) continue;
      known.add(line);
      appendFileSync(path, `${line}\n`);
    }
  });
};

/** The words of MongoDB's language in a command; what a service stores (documents, $set values) is data. */
const operatorsIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  if (Array.isArray(value)) return value.flatMap(operatorsIn);
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'documents' || key === '$set' || key === '$each' || key === '$db' || key.startsWith('$cluster')
      ? key === '$set' || key === '$each'
        ? [key]
        : []
      : [...(key.startsWith('$') ? [key] : []), ...operatorsIn(inner)],
  );
};
