/**
 * The realm for the Keycloak operator, made from sanzhi-realm.json so that there is one truth:
 * `node --conditions=sanzhi-source deploy/realm/realm-import.ts > k8s/base/realm-import.json`; a test sees stale copies.
 */
import { readRealm } from './with-people.ts';

/** Keycloak fills `${…}` of the realm from here; the Secret `portal` is made by hand. */
const placeholder = (key: string) => ({ secret: { name: 'portal', key } });

export const realmImport = () => ({
  apiVersion: 'k8s.keycloak.org/v2alpha1',
  kind: 'KeycloakRealmImport',
  metadata: { name: 'sanzhi' },
  spec: {
    keycloakCRName: 'keycloak',
    placeholders: {
      PORTAL_URL: placeholder('portal-url'),
      PORTAL_CLIENT_SECRET: placeholder('client-secret'),
    },
    realm: readRealm(),
  },
});

if (import.meta.main) process.stdout.write(`${JSON.stringify(realmImport(), null, 2)}\n`);
