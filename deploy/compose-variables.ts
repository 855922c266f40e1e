import { derivedSecret, type Secrets } from './local/secrets.ts';

export interface ComposePlace {
  /** Holds `keys/`; for the demonstration also `realm/` and `run/clock`. */
  readonly folder: string;
  readonly secrets: Secrets;
  /** The name that its key was made for. */
  readonly ledgerOrigin: string;
  /** Where browsers reach the three; behind a proxy these differ from what is published here. */
  readonly urls: Readonly<Record<'portal' | 'keycloak' | 'files', string>>;
  readonly ports: Readonly<
    Record<'portal' | 'keycloak' | 'minio' | 'evidence' | 'review' | 'disclosure', number>
  >;
}

/** Everything that docker-compose.yml and docker-compose.demo.yml demand; explained in .env.example. */
export const composeVariables = ({
  folder,
  secrets,
  urls,
  ports,
  ledgerOrigin,
}: ComposePlace): Readonly<Record<string, string>> => ({
  SANZHI_FOLDER: folder,
  SANZHI_LEDGER_ORIGIN: ledgerOrigin,
  SANZHI_PORTAL_URL: urls.portal,
  SANZHI_KEYCLOAK_URL: urls.keycloak,
  SANZHI_FILES_URL: urls.files,
  SANZHI_PORT_PORTAL: String(ports.portal),
  SANZHI_PORT_KEYCLOAK: String(ports.keycloak),
  SANZHI_PORT_MINIO: String(ports.minio),
  SANZHI_PORT_EVIDENCE: String(ports.evidence),
  SANZHI_PORT_REVIEW: String(ports.review),
  SANZHI_PORT_DISCLOSURE: String(ports.disclosure),
  SANZHI_RABBITMQ_USER: secrets.rabbitmq.user,
  SANZHI_RABBITMQ_PASSWORD: secrets.rabbitmq.password,
  SANZHI_RABBITMQ_VHOST: secrets.rabbitmq.vhost,
  SANZHI_MONGO_PASSWORD: derivedSecret(secrets, 'mongo:root'),
  SANZHI_MONGO_PASSWORD_EVIDENCE: derivedSecret(secrets, 'mongo:evidence'),
  SANZHI_MONGO_PASSWORD_REVIEW: derivedSecret(secrets, 'mongo:review'),
  SANZHI_MONGO_PASSWORD_DISCLOSURE: derivedSecret(secrets, 'mongo:disclosure'),
  SANZHI_MONGO_PASSWORD_PORTAL: derivedSecret(secrets, 'mongo:portal'),
  SANZHI_MINIO_OWNER: secrets.minio.accessKey,
  SANZHI_MINIO_OWNER_SECRET: secrets.minio.secretKey,
  SANZHI_MINIO_SECRET_EVIDENCE: derivedSecret(secrets, 'store:evidence'),
  SANZHI_KEYCLOAK_ADMIN: secrets.keycloak.admin,
  SANZHI_KEYCLOAK_PASSWORD: secrets.keycloak.password,
  SANZHI_PORTAL_CLIENT_SECRET: derivedSecret(secrets, 'client:portal'),
  SANZHI_SESSION_KEY: secrets.sessionKey,
});

export const envFileOf = (variables: Readonly<Record<string, string>>): string =>
  `${Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
