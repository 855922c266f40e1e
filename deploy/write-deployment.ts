/**
 * Makes the secrets of one deployment of docker-compose.yml: FOLDER/.env, FOLDER/keys/. Repeated, it keeps the secrets and
 * takes the addresses anew. Needs Node 24 and nothing else, so it also runs in the service image (docs/runbook.md).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeVariables, envFileOf } from './compose-variables.ts';
import { openKeysToContainers } from './container-keys.ts';
import { openSecrets } from './local/secrets.ts';

const usage =
  'usage: write-deployment.ts FOLDER --portal-url URL --keycloak-url URL --files-url URL [--ledger-origin NAME]\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'portal-url': { type: 'string' },
    'keycloak-url': { type: 'string' },
    'files-url': { type: 'string' },
    'ledger-origin': { type: 'string' },
  },
});
const folder = positionals[0];
const { 'portal-url': portal, 'keycloak-url': keycloak, 'files-url': files } = values;
if (!folder || ![portal, keycloak, files].every((url) => /^https?:\/\/[^/]+$/.test(url ?? ''))) {
  process.stderr.write(usage);
  process.exit(2);
}
mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
// The ledger keeps the name that its key was made for, however the portal is called later.
const { origin, vkey } = openKeysToContainers(
  folder,
  values['ledger-origin'] ?? `${new URL(portal ?? '').hostname}/ledger`,
);
const variables = composeVariables({
  // Compose takes a path without a dot for a volume's name.
  folder: /^[./]/.test(folder) ? folder : `./${folder}`,
  secrets: openSecrets(folder),
  ledgerOrigin: origin,
  urls: { portal: portal ?? '', keycloak: keycloak ?? '', files: files ?? '' },
  ports: { portal: 8000, keycloak: 8180, minio: 9100, evidence: 8001, review: 8002, disclosure: 8003 },
});
writeFileSync(join(folder, '.env'), envFileOf(variables), { mode: 0o600 });
process.stdout.write(
  `the ledger's public key, for witnesses and readers: ${vkey}\nwrote ${join(folder, '.env')}; next: docker compose --env-file ${join(folder, '.env')} up -d --wait\n`,
);
