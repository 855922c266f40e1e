import { readFileSync } from 'node:fs';
import { people, subjectOf, type Person } from './people.ts';

export interface ClientRepresentation {
  clientId: string;
  enabled: boolean;
  secret?: string;
  [property: string]: unknown;
}

/** The parts of Keycloak's RealmRepresentation that are touched here. */
export interface RealmRepresentation {
  realm: string;
  clients: ClientRepresentation[];
  users?: unknown[];
  [property: string]: unknown;
}

export interface Secrets {
  /** One password for each username of `people`. */
  passwords: Readonly<Record<string, string>>;
  /** Values of the realm's `${…}`: PORTAL_URL, PORTAL_CLIENT_SECRET, DEMO_CLIENT_SECRET, AGENCY_EXAMPLE_SECRET, STATION_EXAMPLE_SECRET. */
  env: Readonly<Record<string, string>>;
}

/** Disabled in a deployment, enabled here; each with where its secret comes from. */
const examples: Readonly<Record<string, string>> = {
  'agency-example': '${AGENCY_EXAMPLE_SECRET}',
  'station-example': '${STATION_EXAMPLE_SECRET}',
};

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** The realm as a deployment imports it: no people, no client with direct grants, no example enabled. */
export const readRealm = (): RealmRepresentation => read('./sanzhi-realm.json') as RealmRepresentation;

/**
 * The realm for demonstration and tests, ready to import: people with passwords, the client `sanzhi-demo`
 * with direct access grants, and the examples of another system and of a capture station enabled. Only the local profile may import it.
 */
export const withPeople = (realm: RealmRepresentation, { passwords, env }: Secrets): RealmRepresentation => {
  const demonstration = read('./demonstration-client.json') as ClientRepresentation;
  const clients = realm.clients.map((client) => {
    const secret = examples[client.clientId];
    return secret === undefined ? client : { ...client, enabled: true, secret };
  });
  const filled = fill({ ...realm, clients: [...clients, demonstration] }, env) as RealmRepresentation;
  return {
    ...filled,
    users: people.map((person) => userOf(person, realm.realm, passwords[person.username])),
  };
};

const userOf = (person: Person, realm: string, password: string | undefined) => {
  if (!password) throw new Error(`no password for ${person.username}`);
  const { username, name, agency, unit, certificate, roles } = person;
  return {
    id: subjectOf(username, realm),
    username,
    enabled: true,
    firstName: name,
    attributes: { agency: [agency], unit: [unit], ...(certificate && { certificate: [certificate] }) },
    realmRoles: roles,
    credentials: [{ type: 'password', value: password, temporary: false }],
  };
};

/** Keycloak's own `${lowerCase}` message keys stay; every `${UPPER_CASE}` must have a value. */
const fill = (value: unknown, env: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Z][A-Z0-9_]*)\}/g, (_, name: string) => {
      const given = env[name];
      if (!given) throw new Error(`no value for ${name} of the realm`);
      return given;
    });
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, env)]));
};
