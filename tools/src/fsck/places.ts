import { readFileSync } from 'node:fs';
import { cosignatureVerifier, ed25519Verifier, sm2Vkey, verifierOf, type Trust } from '@sanzhi/ledger';
import { connect as connectStore, type ObjectStoreSettings, type S3Client } from '@sanzhi/object-store';
import mongoose from 'mongoose';

type Variables = Readonly<Record<string, string | undefined>>;
export type Db = mongoose.mongo.Db;

/** The part of an instance's env.json that the check needs; a deployment may write such a file by hand (docs/runbook.md). */
export interface FsckEnvironment {
  readonly services: Readonly<Record<string, Variables>>;
  /** What is pinned: the key that must have signed, however the rest is configured. */
  readonly ledger: { readonly vkey: string };
}

export interface WitnessPlace {
  readonly name: string;
  readonly url: string;
}

/** Everything that is looked at, reached past the services. */
export interface Places {
  readonly databases: ReadonlyMap<string, Db>;
  readonly evidence: Db;
  readonly store: ObjectStoreSettings;
  readonly s3: S3Client;
  readonly records: string;
  readonly ledger: string;
  readonly trust: Trust;
  readonly quorum: number;
  readonly witnesses: readonly WitnessPlace[];
  readonly timestampCa: string | undefined;
  /** The services run by a clock that tests move (docs/adr/0009): the times of events are what a test said. */
  readonly clockMoves: boolean;
  close(): Promise<void>;
}

const need = (variables: Variables, name: string): string => {
  const value = variables[name];
  if (value === undefined || value === '') throw new Error(`the environment of evidence has no ${name}`);
  return value;
};

const storeOf = (variables: Variables): ObjectStoreSettings => {
  const endpoint = need(variables, 'S3_ENDPOINT');
  const accessKey = need(variables, 'S3_ACCESS_KEY');
  return { endpoint, publicEndpoint: endpoint, accessKey, secretKey: need(variables, 'S3_SECRET_KEY') };
};

const textOf = (file: string | undefined): string | undefined =>
  file === undefined || file === '' ? undefined : readFileSync(file, 'utf8');

/** The SM2 line is judged too where its key is at hand; outsiders take its vkey from the public page. */
const sm2VerifierOf = (origin: string, file: string | undefined) => {
  const text = textOf(file);
  if (text === undefined) return [];
  const { d } = JSON.parse(text) as { d: string };
  return [verifierOf(sm2Vkey(origin, new Uint8Array(Buffer.from(d, 'base64url'))))];
};

interface WitnessFile {
  quorum: number;
  witnesses: { vkey: string; url: string }[];
}

const connect = async (services: FsckEnvironment['services']) => {
  const clients: mongoose.mongo.MongoClient[] = [];
  const databases = new Map<string, Db>();
  for (const [service, variables] of Object.entries(services)) {
    const { MONGODB_URL, MONGODB_DATABASE } = variables;
    if (!MONGODB_URL || !MONGODB_DATABASE) continue;
    const client = new mongoose.mongo.MongoClient(MONGODB_URL, { serverSelectionTimeoutMS: 5_000 });
    clients.push(client);
    const db = client.db(MONGODB_DATABASE);
    await db.command({ ping: 1 });
    databases.set(service, db);
  }
  return { databases, close: () => Promise.all(clients.map((client) => client.close())) };
};

export const openPlaces = async ({ services, ledger }: FsckEnvironment): Promise<Places> => {
  const variables = services['evidence'] ?? {};
  const origin = need(variables, 'LEDGER_ORIGIN');
  const listed = textOf(variables['LEDGER_WITNESSES_FILE']) ?? '{"quorum":0,"witnesses":[]}';
  const { quorum, witnesses } = JSON.parse(listed) as WitnessFile;
  const verifiers = witnesses.map(({ vkey }) => cosignatureVerifier(vkey));
  const { databases, close } = await connect(services);
  const evidence = databases.get('evidence');
  const store = storeOf(variables);
  if (!evidence) throw new Error('the environment names no database of evidence');
  return {
    databases,
    evidence,
    store,
    s3: connectStore(store, store.endpoint),
    records: variables['RECORDS_BUCKET'] ?? 'records',
    ledger: variables['LEDGER_BUCKET'] ?? 'ledger',
    trust: {
      origin,
      log: [ed25519Verifier(ledger.vkey), ...sm2VerifierOf(origin, variables['LEDGER_SM2_KEY_FILE'])],
      witnesses: verifiers,
    },
    quorum,
    witnesses: witnesses.map(({ url }, i) => ({ name: verifiers[i]?.name ?? '', url })),
    timestampCa: variables['TIMESTAMP_URL'] ? textOf(variables['TIMESTAMP_CA_FILE']) : undefined,
    clockMoves: (variables['SANZHI_CLOCK_FILE'] ?? '') !== '',
    close: async () => {
      await close();
    },
  };
};
