import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivedId } from '@sanzhi/kernel';
import { people } from '../realm/people.ts';
import { readRealm, withPeople } from '../realm/with-people.ts';
import { demandChecksum, installOnce, mavenCopy, run, withProgress } from './install.ts';
import type { Instance } from './instance.ts';
import type { Part } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';
import { derivedSecret, passwordOf } from './secrets.ts';

const version = '26.7.0';
const zip = `keycloak-quarkus-dist-${version}.zip`;
const zipSha256 = 'e63bd0167199c0092b8a4d22cc137e6b7a70e0089070f6f7799b1be504b69a8a';

const install = (say: (text: string) => void): Promise<string> =>
  installOnce(`keycloak-${version}`, async (folder) => {
    await withProgress(say, `fetching Keycloak ${version} from Maven (about 170 MB, once)`, async () => {
      await mavenCopy(`org.keycloak:keycloak-quarkus-dist:${version}:zip`, folder);
      await demandChecksum(join(folder, zip), zipSha256);
      await run({ command: 'jar', args: ['xf', zip], cwd: folder });
      rmSync(join(folder, zip));
    });
    await withProgress(say, 'preparing Keycloak (once)', () =>
      run({
        command: 'sh',
        args: [
          'bin/kc.sh',
          'build',
          '--db=dev-file',
          '--health-enabled=true',
          '--features-disabled=kerberos',
        ],
        cwd: join(folder, `keycloak-${version}`),
      }),
    );
  });

export const keycloakUrl = ({ ports }: Instance): string => `http://127.0.0.1:${ports.keycloak}`;
const publicUrl = ({ ports }: Instance): string => `http://localhost:${ports.keycloak}`;
export const issuerOf = (instance: Instance): string => `${publicUrl(instance)}/realms/sanzhi`;

export const clientSecret = (instance: Instance, name: string): string =>
  derivedSecret(instance.secrets, `client:${name}`);

/** The realm that Keycloak imports: people, passwords and client secrets of this instance filled in. */
export const importedRealm = (instance: Instance): string => {
  const passwords = Object.fromEntries(
    people.map(({ username }) => [username, passwordOf(instance.secrets, username)]),
  );
  const env = {
    PORTAL_URL: `http://localhost:${instance.ports.portal}`,
    PORTAL_CLIENT_SECRET: clientSecret(instance, 'portal'),
    DEMO_CLIENT_SECRET: clientSecret(instance, 'demo'),
    AGENCY_EXAMPLE_SECRET: clientSecret(instance, 'agency-example'),
    STATION_EXAMPLE_SECRET: clientSecret(instance, 'station-example'),
  };
  const realm = withPeople(readRealm(), { passwords, env });
  // A fixed id keeps a person the same subject when the identity database is made again.
  const users = (realm.users as { username: string }[]).map((user) => ({
    id: derivedId('sanzhi', 'person', user.username),
    ...user,
  }));
  return JSON.stringify({ ...realm, users }, null, 2);
};

/** The realm as code is the truth: when it has changed, the identity database is made again from it. */
const prepareHome = async (instance: Instance): Promise<string> => {
  const distribution = join(await install(() => undefined), `keycloak-${version}`);
  const home = join(instance.folder, 'data', 'keycloak');
  const realm = importedRealm(instance);
  const stamp = createHash('sha256').update(version).update(realm).digest('hex');
  const stampFile = join(home, 'realm.sha256');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(join(home, 'data', 'import'), { recursive: true });
    for (const shared of ['bin', 'lib', 'providers', 'themes', 'conf'])
      symlinkSync(join(distribution, shared), join(home, shared));
    writeFileSync(join(home, 'data', 'import', 'sanzhi-realm.json'), realm, { mode: 0o600 });
    writeFileSync(stampFile, stamp);
  }
  return home;
};

/** What bin/kc.sh would pass, without the shell between us and the process. */
const javaArgs = (home: string, ports: Instance['ports'], url: string): string[] => [
  '-Xms64m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dfile.encoding=UTF-8',
  '-Duser.language=en',
  '-Duser.country=US',
  '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory',
  ...['java.util', 'java.util.concurrent', 'java.security', 'java.lang'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
  '--enable-native-access=ALL-UNNAMED',
  `-Dkc.home.dir=${home}`,
  `-Djboss.server.config.dir=${join(home, 'conf')}`,
  '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
  '-Dpicocli.disable.closures=true',
  '-cp',
  join(home, 'lib', 'quarkus-run.jar'),
  'io.quarkus.bootstrap.runner.QuarkusEntryPoint',
  'start',
  '--optimized',
  '--import-realm',
  '--cache=local',
  '--http-enabled=true',
  '--http-host=127.0.0.1',
  `--http-port=${ports.keycloak}`,
  '--http-management-host=127.0.0.1',
  `--http-management-port=${ports.keycloakHealth}`,
  `--hostname=${url}`,
  '--log-level=warn',
];

const answers = async (instance: Instance): Promise<boolean> => {
  try {
    const url = `${keycloakUrl(instance)}/realms/sanzhi/.well-known/openid-configuration`;
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return reply.ok && ((await reply.json()) as { issuer?: string }).issuer === issuerOf(instance);
  } catch {
    return false;
  }
};

export const keycloak: Part = {
  name: 'keycloak',
  ports: () => ['keycloak', 'keycloakHealth'],
  install: async (say) => {
    await install(say);
  },
  start: async (instance) => {
    const home = await prepareHome(instance);
    const { admin, password } = instance.secrets.keycloak;
    startDetached(instance, 'keycloak', {
      command: 'java',
      args: javaArgs(home, instance.ports, publicUrl(instance)),
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        LC_ALL: 'C.UTF-8',
        KC_BOOTSTRAP_ADMIN_USERNAME: admin,
        KC_BOOTSTRAP_ADMIN_PASSWORD: password,
      },
      cwd: home,
    });
    await waitHealthy(instance, 'keycloak', () => answers(instance), 120_000);
  },
  healthy: async (instance) => running(instance, 'keycloak') !== undefined && answers(instance),
  stop: async (instance) => {
    await stopProcess(instance, 'keycloak', 15_000);
  },
};
