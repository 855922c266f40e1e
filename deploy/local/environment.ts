import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { people } from '../realm/people.ts';
import { type Instance } from './instance.ts';
import { clientSecret, issuerOf, keycloakUrl } from './keycloak.ts';
import { ledgerKeys } from './ledger-keys.ts';
import { serviceKeys, type StoreKeys } from './minio.ts';
import { mongoKind, mongoUrl } from './mongo.ts';
import { amqpUrl } from './rabbitmq.ts';
import { clearanceKeys, passwordOf } from './secrets.ts';
import { timestampCaFiles } from './timestamp-ca.ts';
import { timestampUrl } from './timestamp.ts';
import { witnessesFile } from './witness.ts';

export type ServiceName = 'evidence' | 'review' | 'disclosure' | 'portal';
type Variables = Readonly<Record<string, string>>;

export interface Account {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly agency: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly certificate?: string;
}

/** What `env.json` holds: everything that a service, the demonstration or a test needs to reach this instance. */
export interface InstanceEnvironment {
  readonly instance: string;
  readonly folder: string;
  readonly mongo: 'given' | 'mongod' | 'embedded';
  readonly clockFile: string;
  readonly urls: Readonly<Record<ServiceName | 'keycloak' | 'minio', string>>;
  readonly services: Readonly<Record<ServiceName, Variables>>;
  readonly accounts: readonly Account[];
  /** The confidential client of the demonstration and the tests, with direct access grants. */
  readonly demonstrationClient: { readonly id: string; readonly secret: string };
  /** A capture station: a system with the scope `intake.write`, no person behind it. */
  readonly stationClient: { readonly id: string; readonly secret: string };
  /** What an outsider pins to check the ledger. */
  readonly ledger: {
    readonly origin: string;
    readonly vkey: string;
    readonly witnessesFile: string;
    readonly timestampCaFile: string;
  };
  readonly keycloakAdmin: { readonly username: string; readonly password: string };
  readonly storeOwner: StoreKeys;
}

const accountsOf = (instance: Instance): Account[] =>
  people.map(({ username, name, agency, unit, roles, certificate }) => ({
    username,
    password: passwordOf(instance.secrets, username),
    name,
    agency,
    unit,
    roles,
    ...(certificate && { certificate }),
  }));

/** A test database says so in its name, so that nobody's real data can be meant. */
export const databaseOf = (instance: Instance, service: ServiceName): string =>
  `sanzhi_${instance.name === 'main' ? '' : `${instance.name}_`}${service}`;

const ofLedger = (instance: Instance): Variables => {
  const { origin, keyFile, sm2KeyFile } = ledgerKeys(instance.folder);
  return {
    LEDGER_ORIGIN: origin,
    LEDGER_KEY_FILE: keyFile,
    LEDGER_SM2_KEY_FILE: sm2KeyFile,
    LEDGER_WITNESSES_FILE: witnessesFile(instance.folder),
    TIMESTAMP_URL: timestampUrl(instance),
    TIMESTAMP_CA_FILE: timestampCaFiles(instance.folder).caFile,
  };
};

const own = (
  instance: Instance,
  keys: { keyFile: string; jwksFile: string },
): Record<ServiceName, Variables> => {
  const { ports, secrets } = instance;
  const url = (service: ServiceName): string => `http://127.0.0.1:${ports[service]}`;
  return {
    evidence: { CLEARANCE_JWKS_FILE: keys.jwksFile, ...ofLedger(instance) },
    review: { CLEARANCE_KEY_FILE: keys.keyFile },
    disclosure: {},
    portal: {
      PORTAL_URL: `http://localhost:${ports.portal}`,
      EVIDENCE_URL: url('evidence'),
      REVIEW_URL: url('review'),
      DISCLOSURE_URL: url('disclosure'),
      OIDC_CLIENT_ID: 'sanzhi-portal',
      OIDC_CLIENT_SECRET: clientSecret(instance, 'portal'),
      SESSION_KEY: secrets.sessionKey,
    },
  };
};

export const serviceNames: readonly ServiceName[] = ['evidence', 'review', 'disclosure', 'portal'];

export const environmentOf = (instance: Instance): InstanceEnvironment => {
  const { ports, secrets, folder } = instance;
  const clockFile = join(folder, 'run', 'clock');
  const store = serviceKeys(instance);
  const common = {
    SANZHI_PROFILE: 'local',
    SANZHI_CLOCK_FILE: clockFile,
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
    MONGODB_URL: mongoUrl(instance),
    AMQP_URL: amqpUrl(instance),
    KEYCLOAK_URL: keycloakUrl(instance),
    KEYCLOAK_ISSUER: issuerOf(instance),
    OIDC_AUDIENCE: 'sanzhi-api',
    S3_ENDPOINT: `http://127.0.0.1:${ports.minio}`,
    S3_PUBLIC_ENDPOINT: `http://localhost:${ports.minio}`,
    S3_ACCESS_KEY: store.accessKey,
    S3_SECRET_KEY: store.secretKey,
  };
  const particular = own(instance, clearanceKeys(folder));
  const { origin, vkey } = ledgerKeys(folder);
  const variables = (service: ServiceName): [ServiceName, Variables] => [
    service,
    {
      ...common,
      PORT: String(ports[service]),
      MONGODB_DATABASE: databaseOf(instance, service),
      ...particular[service],
    },
  ];
  const places = [...serviceNames, 'keycloak', 'minio'] as const;
  return {
    instance: instance.name,
    folder,
    mongo: mongoKind(),
    clockFile,
    urls: Object.fromEntries(
      places.map((place) => [place, `http://localhost:${ports[place]}`]),
    ) as InstanceEnvironment['urls'],
    services: Object.fromEntries(serviceNames.map(variables)) as InstanceEnvironment['services'],
    accounts: accountsOf(instance),
    demonstrationClient: { id: 'sanzhi-demo', secret: clientSecret(instance, 'demo') },
    stationClient: { id: 'station-example', secret: clientSecret(instance, 'station-example') },
    ledger: {
      origin,
      vkey,
      witnessesFile: witnessesFile(folder),
      timestampCaFile: timestampCaFiles(folder).caFile,
    },
    keycloakAdmin: { username: secrets.keycloak.admin, password: secrets.keycloak.password },
    storeOwner: secrets.minio,
  };
};

/** Writes `env.json` for whoever uses the instance; the clock starts without offset and keeps one it has. */
export const writeEnvironment = (instance: Instance): InstanceEnvironment => {
  const environment = environmentOf(instance);
  if (!existsSync(environment.clockFile)) writeFileSync(environment.clockFile, '0\n');
  writeFileSync(join(instance.folder, 'env.json'), `${JSON.stringify(environment, null, 2)}\n`, {
    mode: 0o600,
  });
  return environment;
};
