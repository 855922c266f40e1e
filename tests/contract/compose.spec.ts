import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '@sanzhi/config';
import { parse } from 'yaml';
import { composeVariables, envFileOf } from '../../deploy/compose-variables.ts';
import { openKeysToContainers } from '../../deploy/container-keys.ts';
import { environmentOf, serviceNames } from '../../deploy/local/environment.ts';
import { demonstrationOrigin } from '../../deploy/local/ledger-keys.ts';
import { portsOf, type Instance } from '../../deploy/local/instance.ts';
import { openSecrets } from '../../deploy/local/secrets.ts';
import { parts } from '../../deploy/local/stack.ts';
import { configOf, pinned, storeInitDemands, textOf, variablesOf } from './deployed-services.ts';

interface Service {
  image: string;
  restart: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  secrets?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  mem_limit: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, unknown>;
}

const read = (file: string): Compose => parse(textOf(file), { merge: true }) as Compose;
const base = read('docker-compose.yml');
const demo = read('docker-compose.demo.yml');
const services = Object.entries(base.services);
const oneShots = services.filter(([, { restart }]) => restart === 'no').map(([name]) => name);
/** Only the demonstration runs them itself. */
const parties = Object.entries(demo.services).filter(([name]) => !base.services[name]);
const isOneShot = (name: string): boolean => oneShots.includes(name);

let instance: Instance;
let variables: Readonly<Record<string, string>>;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  mkdirSync(join(folder, 'keys'));
  const ports = portsOf('main', {});
  instance = { name: 'main', folder, ports, secrets: openSecrets(folder) };
  const urls = {
    portal: 'https://sanzhi.example.gov.cn',
    keycloak: 'https://id.example.gov.cn',
    files: 'https://files.example.gov.cn',
  };
  variables = composeVariables({
    folder,
    secrets: instance.secrets,
    ledgerOrigin: demonstrationOrigin,
    urls,
    ports,
  });
});
afterAll(() => rmSync(instance.folder, { recursive: true, force: true }));

const placeholder = /\$\{(\w+)(?:(:-|:\?)([^}]*))?\}/g;
const resolved = (text: string): string =>
  text
    .replace(placeholder, (_, name: string, kind?: string, fallback?: string) => {
      const value = variables[name] ?? (kind === ':-' ? fallback : undefined);
      if (value === undefined) throw new Error(`${name} has no value`);
      return value;
    })
    .replaceAll('$$', '$');
const environmentIn = (compose: Compose, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [key, resolved(value)]),
  );

describe.each(serviceNames)('%s', (name) => {
  it('gets an environment that its own schema accepts, and nothing that it does not read', () => {
    const environment = environmentIn(base, name);
    expect(parseConfig(configOf[name], environment)).toMatchObject({ SANZHI_PROFILE: 'deployment' });
    expect(variablesOf(name)).toEqual(expect.arrayContaining(Object.keys(environment)));
  });

  it('agrees with the local stack in what both must agree on', () => {
    const local = environmentOf({ ...instance }).services[name];
    const environment = environmentIn(base, name);
    expect(Object.keys(local)).toEqual(expect.arrayContaining(Object.keys(environment)));
    for (const same of ['PORT', 'MONGODB_DATABASE', 'OIDC_AUDIENCE', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
      if (environment[same] !== undefined) expect([same, environment[same]]).toEqual([same, local[same]]);
  });

  it('reaches its own database only, and other parts by their names', () => {
    const environment = environmentIn(base, name);
    expect(environment['MONGODB_URL']).toMatch(
      new RegExp(`^mongodb://${name}:[\\w-]{32}@mongo:27017/\\?replicaSet=rs0&authSource=sanzhi_${name}$`),
    );
    const inner = ['EVIDENCE_URL', 'REVIEW_URL', 'DISCLOSURE_URL', 'KEYCLOAK_URL', 'S3_ENDPOINT', 'AMQP_URL'];
    for (const variable of inner.filter((key) => environment[key]))
      expect(Object.keys(base.services)).toContain(new URL(environment[variable] ?? '').hostname);
  });

  it('runs as it is meant to: read-only, without privileges, from its own main', () => {
    const { read_only, cap_drop, security_opt, command } = base.services[name] ?? {};
    expect({ read_only, cap_drop, security_opt, command }).toEqual({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      command: [`services/${name}/dist/main.js`],
    });
  });

  it('has the test clock in the demonstration and nowhere else', () => {
    expect(base.services[name]?.environment).not.toHaveProperty('SANZHI_CLOCK_FILE');
    const both = { ...environmentIn(base, name), ...environmentIn(demo, name) };
    const config = parseConfig(configOf[name], both);
    expect(config).toMatchObject({
      SANZHI_PROFILE: 'local',
      SANZHI_CLOCK_FILE: '/var/lib/sanzhi/run/clock',
    });
    expect(demo.services[name]?.volumes).toEqual(['${SANZHI_FOLDER:?}/run:/var/lib/sanzhi/run:ro']);
  });

  it('finds the key files that it is told of', () => {
    const environment = environmentIn(base, name);
    const files = Object.entries(environment).flatMap(([key, file]) => (key.endsWith('_FILE') ? file : []));
    expect(files).toEqual((base.services[name]?.secrets ?? []).map((secret) => `/run/secrets/${secret}`));
  });
});

describe('the whole', () => {
  it('has the parts of the local stack, and one-shots that somebody waits for', () => {
    const lasting = [...services, ...parties].map(([name]) => name).filter((name) => !isOneShot(name));
    expect(lasting.sort()).toEqual([...parts.map(({ name }) => name), ...serviceNames].sort());
    const awaited = services.flatMap(([, { depends_on = {} }]) =>
      Object.entries(depends_on).filter(
        ([, { condition }]) => condition === 'service_completed_successfully',
      ),
    );
    expect(new Set(awaited.map(([name]) => name))).toEqual(new Set(oneShots));
  });

  it('law 2: gives the owner of the store to the store and its init alone, and evidence the user made there', () => {
    const init = environmentIn(base, 'minio-init');
    expect(Object.keys(init)).toEqual(expect.arrayContaining(storeInitDemands()));
    for (const key of ['S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'])
      expect(environmentIn(base, 'evidence')[key]).toBe(init[key]);
    const withOwner = services.filter(([name]) =>
      Object.values(environmentIn(base, name)).includes(variables['SANZHI_MINIO_OWNER_SECRET'] ?? ''),
    );
    expect(withOwner.map(([name]) => name).sort()).toEqual(['minio', 'minio-init']);
  });

  it('leaves the ledger to other witnesses than its own agency in a deployment', () => {
    expect(parties.map(([name]) => name)).toEqual(['timestamp', 'witness-justice', 'witness-audit']);
    expect(environmentIn(base, 'evidence')).toMatchObject({ TIMESTAMP_URL: '' });
    const { TIMESTAMP_URL } = { ...environmentIn(base, 'evidence'), ...environmentIn(demo, 'evidence') };
    expect(TIMESTAMP_URL).toBe('http://timestamp:3161/api/v1/timestamp');
  });

  it.each([...services, ...parties])('%s: pinned image, memory limit, health check', (name, service) => {
    expect(resolved(service.image)).toMatch(pinned);
    expect(service.mem_limit).toMatch(/^\d+m$/);
    if (!isOneShot(name)) expect(service.healthcheck?.test?.[0]).toBe('CMD');
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {}))
      expect(condition).toBe(isOneShot(needed) ? 'service_completed_successfully' : 'service_healthy');
  });

  it('fits into 4 GiB with every limit reached', () => {
    const total = [...services, ...parties].reduce(
      (sum, [, { mem_limit }]) => sum + Number.parseInt(mem_limit, 10),
      0,
    );
    expect(total).toBeLessThan(4096);
  });

  it('publishes on the loopback address unless told otherwise, and no database or broker at all', () => {
    const published = services.filter(([, { ports }]) => ports).map(([name]) => name);
    expect(published.sort()).toEqual(['keycloak', 'minio', 'portal']);
    const addresses = [...services, ...Object.entries(demo.services)].flatMap(([, { ports = [] }]) => ports);
    for (const address of addresses) expect(resolved(address)).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('holds no secret: each is demanded from outside', () => {
    const secretive = /PASSWORD|PASS$|SECRET|SESSION_KEY|ROOT_USER$|DEFAULT_USER/;
    for (const [, { environment = {} }] of [...services, ...Object.entries(demo.services)])
      for (const [key, value] of Object.entries(environment)) {
        if (secretive.test(key)) expect([key, value]).toEqual([key, expect.stringMatching(/^\$\{\w+:\?\}$/)]);
        const password = /:\/\/[^/@]*:([^@]*)@/.exec(value.replaceAll(/\$\{\w+:\?\}/g, '§'))?.[1];
        expect([key, password ?? '§']).toEqual([key, '§']);
      }
    for (const { file } of Object.values(base.secrets))
      expect(file).toMatch(/^\$\{SANZHI_FOLDER:\?\}\/keys\//);
  });

  it('demands exactly what is written for it and explained in .env.example', () => {
    const texts = [textOf('docker-compose.yml'), textOf('docker-compose.demo.yml')].join('\n');
    const demanded = [...texts.matchAll(placeholder)].filter(([, , kind]) => kind !== ':-');
    expect(demanded.every(([, , kind]) => kind === ':?')).toBe(true);
    const names = [...new Set(demanded.map(([, name]) => name ?? ''))].sort();
    expect(names).toEqual(Object.keys(variables).sort());
    const explained = [...textOf('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)];
    expect(explained.map(([, name]) => name ?? '').sort()).toEqual(names);
    expect(explained.every(([, , value]) => value === '')).toBe(true);
  });

  it('gives Keycloak every placeholder of the realm', () => {
    const wanted = [...textOf('deploy/realm/sanzhi-realm.json').matchAll(/\$\{([A-Z][A-Z_]*)\}/g)];
    expect(wanted.length).toBeGreaterThan(0);
    const given = Object.keys(base.services['keycloak']?.environment ?? {});
    expect(given).toEqual(expect.arrayContaining(wanted.map(([, name]) => name)));
  });

  it('asks after the health of our images as the images themselves do', () => {
    const checks = [...textOf('deploy/Dockerfile').matchAll(/HEALTHCHECK[^[]+CMD (\[.+\])$/gm)];
    const inImages = checks.map(([, command]) => JSON.parse(command ?? '') as string[]);
    const ours = [...services, ...parties].filter(
      ([name, { image }]) => image.startsWith('sanzhi/') && !isOneShot(name),
    );
    const asked = ours.map(([, { healthcheck }]) => (healthcheck?.test ?? []).slice(1).map(resolved));
    expect(asked).toHaveLength(9);
    expect(new Set(asked.map(String))).toEqual(new Set(inImages.map(String)));
  });

  it('builds the versions that the local stack runs, from pinned images', () => {
    const dockerfile = textOf('deploy/Dockerfile');
    const version = (part: string) => /const version = '(.+)'/.exec(textOf(`deploy/local/${part}.ts`))?.[1];
    expect(dockerfile).toContain(`MINIO_VERSION=${version('minio')}\n`);
    const mc = /github.com\/minio\/mc',\s+version: '(.+)'/.exec(textOf('deploy/local/minio.ts'))?.[1];
    expect(dockerfile).toContain(`MC_VERSION=${mc}\n`);
    expect(dockerfile).toContain(`LITEWITNESS_VERSION=${version('witness')}\n`);
    expect(dockerfile).toContain(`keycloak/keycloak:${version('keycloak')}\n`);
    const node = (JSON.parse(textOf('package.json')) as { devDependencies: { node: string } })
      .devDependencies;
    expect(dockerfile).toContain(`/node:${node.node}-`);
    const images = [...dockerfile.matchAll(/^ARG \w+_IMAGE=(.+)$/gm)].map(([, image]) => image);
    expect(images).toHaveLength(4);
    for (const image of images) expect(image).toMatch(pinned);
    const targets = [...dockerfile.matchAll(/^FROM .+ AS (\S+)$/gm)].map(([, target]) => target);
    expect(targets).toEqual(expect.arrayContaining(['service', 'minio', 'keycloak', 'timestamp', 'witness']));
  });
});

describe('what is written for it', () => {
  it('keeps keys where only their owner can enter, readable once mounted', () => {
    const folder = mkdtempSync(join(instance.folder, 'new-'));
    const keys = join(folder, 'keys');
    mkdirSync(keys);
    openKeysToContainers(folder);
    const mode = (path: string): number => statSync(path).mode & 0o777;
    expect(mode(keys)).toBe(0o700);
    for (const file of ['clearance.jwk.json', 'ledger.jwk.json', 'ledger-sm2.jwk.json', 'witnesses.json'])
      expect([file, mode(join(keys, file))]).toEqual([file, 0o644]);
    const publicSet = readFileSync(join(keys, 'clearance.jwks.json'), 'utf8');
    expect(publicSet).not.toContain('"d"');
  });

  it('has one line for each variable, and values that need no quotes', () => {
    const lines = envFileOf(variables).trimEnd().split('\n');
    expect(lines).toHaveLength(Object.keys(variables).length);
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+=[\w./:-]+$/);
  });
});
