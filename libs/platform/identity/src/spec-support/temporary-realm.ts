import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { people } from '../../../../../deploy/realm/people.ts';
import { readRealm, withPeople, type RealmRepresentation } from '../../../../../deploy/realm/with-people.ts';

interface Server {
  url: string;
  admin: { username: string; password: string };
}

export interface TemporaryRealm {
  name: string;
  keycloakUrl: string;
  issuer: string;
  /** Signs a person in by direct grant; `client` must allow it. */
  tokensOf(username: string, client?: string): Promise<{ access: string; id: string; refresh: string }>;
  systemToken(): Promise<string>;
  /** Gives the realm a new signing key that takes over at once. */
  rotateKeys(): Promise<void>;
  remove(): Promise<void>;
}

const password = `Temporary-${randomUUID()}`;
const secret = randomUUID();

/** The real parts' addresses: the instance's env.json, or KEYCLOAK_URL with the bootstrap administrator. */
const server = (): Server => {
  const { SANZHI_ENV_FILE: file, KEYCLOAK_URL: url, KC_BOOTSTRAP_ADMIN_USERNAME: username } = process.env;
  if (file) {
    const env = JSON.parse(readFileSync(file, 'utf8')) as {
      urls: { keycloak: string };
      keycloakAdmin: Server['admin'];
    };
    return { url: env.urls.keycloak, admin: env.keycloakAdmin };
  }
  if (!url || !username) throw new Error('this test needs a running Keycloak: set SANZHI_ENV_FILE');
  return { url, admin: { username, password: process.env.KC_BOOTSTRAP_ADMIN_PASSWORD ?? '' } };
};

/** The realm as code under another name, with demonstration people and whatever `change` adds. */
export const temporaryRealm = async (
  change: (realm: RealmRepresentation, credentials: object[]) => void = () => undefined,
): Promise<TemporaryRealm> => {
  const { url, admin } = server();
  const name = `test-${randomUUID()}`;
  const realm = withPeople(
    { ...readRealm(), realm: name },
    {
      passwords: Object.fromEntries(people.map(({ username }) => [username, password])),
      env: {
        PORTAL_URL: 'http://portal.test',
        PORTAL_CLIENT_SECRET: secret,
        DEMO_CLIENT_SECRET: secret,
        AGENCY_EXAMPLE_SECRET: secret,
        STATION_EXAMPLE_SECRET: secret,
      },
    },
  );
  change(realm, [{ type: 'password', value: password, temporary: false }]);
  const asAdmin = async (method: string, path: string, body?: object) => {
    const { access_token } = await grant(`${url}/realms/master`, {
      grant_type: 'password',
      client_id: 'admin-cli',
      ...admin,
    });
    const headers = { authorization: `Bearer ${String(access_token)}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}/admin/realms${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  await asAdmin('POST', '', realm);
  const base = `${url}/realms/${name}`;
  const discovery = (await (await fetch(`${base}/.well-known/openid-configuration`)).json()) as {
    issuer: string;
  };
  return {
    name,
    keycloakUrl: url,
    issuer: discovery.issuer,
    tokensOf: async (username, client = 'sanzhi-demo') => {
      const person = { grant_type: 'password', client_id: client, client_secret: secret, username, password };
      const tokens = await grant(base, { ...person, scope: 'openid' });
      return {
        access: String(tokens.access_token),
        id: String(tokens.id_token),
        refresh: String(tokens.refresh_token),
      };
    },
    systemToken: async () => {
      const system = { client_id: 'agency-example', client_secret: secret };
      return String((await grant(base, { grant_type: 'client_credentials', ...system })).access_token);
    },
    rotateKeys: () =>
      asAdmin('POST', `/${name}/components`, {
        name: 'rotated',
        providerId: 'rsa-generated',
        providerType: 'org.keycloak.keys.KeyProvider',
        config: { priority: ['500'], enabled: ['true'], active: ['true'], algorithm: ['RS256'] },
      }),
    remove: () => asAdmin('DELETE', `/${name}`),
  };
};

const grant = async (realmUrl: string, body: Record<string, string>): Promise<Record<string, unknown>> => {
  const response = await fetch(`${realmUrl}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(body),
  });
  if (!response.ok) throw new Error(`${realmUrl}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
};

/** A client like the demonstration's, changed: for tokens that the house must refuse. */
export const directClient = (clientId: string, changes: object) => ({
  clientId,
  enabled: true,
  protocol: 'openid-connect',
  publicClient: false,
  secret,
  directAccessGrantsEnabled: true,
  standardFlowEnabled: false,
  fullScopeAllowed: true,
  optionalClientScopes: [],
  ...changes,
});
