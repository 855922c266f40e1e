import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '@sanzhi/config';
import { realmImport } from '../../deploy/realm/realm-import.ts';
import { serviceNames } from '../../deploy/local/environment.ts';
import { configOf, pinned, storeInitDemands, textOf, variablesOf } from './deployed-services.ts';
import {
  base,
  kustomizationOf,
  literalsOf,
  manifestsIn,
  mayReach,
  podOf,
  type Container,
  type Manifest,
  type Policy,
} from './manifests.ts';

const manifests = manifestsIn(base);
const named = (kind: string, name: string): Manifest => {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
};
const workloads = manifests.filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(kind));
const containers = workloads.flatMap((workload) =>
  podOf(workload).spec.containers.map((container) => [workload.metadata.name, workload, container] as const),
);
const policies = manifests
  .filter(({ kind }) => kind === 'NetworkPolicy')
  .map(({ spec }) => spec as unknown as Policy);

/** A stand-in for what a Secret will hold. */
const secretValue = (variable: string): string =>
  variable === 'MONGODB_URL'
    ? 'mongodb://user:word@mongo-0.mongo-svc:27017/?replicaSet=mongo'
    : 'x'.repeat(43);

/** What the container sees, and which variables are only there to be put into others by $(NAME). */
const environmentOf = ({ env = [], envFrom = [] }: Container, folder = base) => {
  const literals = (name: string) => ({ ...literalsOf(base, name), ...literalsOf(folder, name) });
  const values: Record<string, string> = Object.assign(
    {},
    ...envFrom.map(({ configMapRef }) => literals(configMapRef.name)),
  ) as Record<string, string>;
  const used = new Set<string>();
  for (const { name, value, valueFrom } of env) {
    const reference = valueFrom?.configMapKeyRef;
    const given =
      value ?? (reference ? literals(reference.name)[reference.key] : secretValue(name)) ?? `no ${name}`;
    values[name] = given.replaceAll(/\$\((\w+)\)/g, (_, other: string) => {
      used.add(other);
      return values[other] ?? `no ${other}`;
    });
  }
  return Object.fromEntries(Object.entries(values).filter(([name]) => !used.has(name)));
};
const containerOf = (name: string): Container => {
  const [container] = podOf(named('Deployment', name)).spec.containers;
  if (!container) throw new Error(`${name} has no container`);
  return container;
};

describe.each(serviceNames)('%s', (name) => {
  it.each([base, 'k8s/overlays/county', 'k8s/overlays/local'])(
    'has what it reads, and no more, in %s',
    (folder) => {
      const environment = environmentOf(containerOf(name), folder);
      expect(parseConfig(configOf[name], environment)).toMatchObject({ SANZHI_PROFILE: 'deployment' });
      expect(variablesOf(name)).toEqual(expect.arrayContaining(Object.keys(environment)));
      expect(environment).not.toHaveProperty('SANZHI_CLOCK_FILE');
    },
  );

  it('is started, asked after and reached at one port', () => {
    const container = containerOf(name);
    const port = Number(environmentOf(container)['PORT']);
    expect(container.args).toEqual([`services/${name}/dist/main.js`]);
    expect(container['ports']).toEqual([{ name: 'http', containerPort: port }]);
    expect(named('Service', name).spec).toMatchObject({
      selector: { 'app.kubernetes.io/name': name },
      ports: [{ port, targetPort: 'http' }],
    });
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].map((probe) => container[probe]);
    expect(probes).toMatchObject([
      { httpGet: { path: '/health/ready', port: 'http' } },
      { httpGet: { path: '/health/live', port: 'http' } },
      { httpGet: { path: '/health/live', port: 'http' } },
    ]);
  });

  it('takes its secrets by name and key', () => {
    for (const { name: variable, value } of containerOf(name).env ?? [])
      if (/SECRET|PASSWORD|SESSION_KEY|MONGODB_URL/.test(variable)) expect(value).toBeUndefined();
  });

  it('finds its key files in a volume that is mounted', () => {
    const environment = environmentOf(containerOf(name));
    const mounts = (containerOf(name).volumeMounts ?? []).map(({ mountPath }) => mountPath);
    for (const variable of Object.keys(environment).filter((key) => key.endsWith('_FILE')))
      expect(mounts).toContain(environment[variable]?.replace(/\/[^/]+$/, ''));
  });

  it('reaches every part that its environment names, through the policies', () => {
    const environment = environmentOf(containerOf(name));
    const from = podOf(named('Deployment', name)).metadata?.labels ?? {};
    const inner = ['EVIDENCE_URL', 'REVIEW_URL', 'DISCLOSURE_URL', 'KEYCLOAK_URL', 'S3_ENDPOINT', 'AMQP_URL'];
    const addresses = inner.flatMap((key) => environment[key] ?? []).concat('mongodb://mongo:27017');
    const refused = addresses.filter((address) => {
      const { hostname, port } = new URL(address);
      return !mayReach(policies, from, labelsOf(hostname), Number(port));
    });
    expect(refused).toEqual([]);
  });
});

/** Pods that operators make carry the labels that their operators give them. */
const labelsOf = (host: string): Record<string, string> => {
  if (host === 'mongo') return { app: 'mongo-svc' };
  if (host === 'keycloak-service') return { app: 'keycloak', 'app.kubernetes.io/instance': 'keycloak' };
  if (host === 'rabbitmq') return { 'app.kubernetes.io/name': 'rabbitmq' };
  const workload = workloads.find(({ metadata }) => metadata.name === host);
  return (workload && podOf(workload).metadata?.labels) ?? {};
};

describe('the network', () => {
  it('is closed for every pod unless something is said', () => {
    expect(named('NetworkPolicy', 'default-deny').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it.each([
    ['portal', 'rabbitmq', 5672],
    ['portal', 'minio', 9000],
    ['review', 'minio', 9000],
    ['disclosure', 'minio', 9000],
    ['review', 'evidence', 8001],
    ['evidence', 'review', 8002],
    ['evidence', 'disclosure', 8003],
    ['evidence', 'portal', 8000],
    ['minio', 'mongo', 27017],
    ['store-init', 'mongo', 27017],
  ])('does not let %s reach %s', (from, to, port) => {
    expect(mayReach(policies, labelsOf(from), labelsOf(to), port)).toBe(false);
  });
});

describe.each(containers)('workload %s', (_, workload, container) => {
  it('meets Pod Security "restricted"', () => {
    const { securityContext, automountServiceAccountToken } = podOf(workload).spec;
    expect(automountServiceAccountToken).toBe(false);
    expect(securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('says what it needs and what it may take, and which bytes it runs', () => {
    expect(container.resources).toMatchObject({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { memory: expect.any(String) },
    });
    expect(container.image).toMatch(pinned);
    if (workload.kind !== 'Job')
      for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
        expect(container[probe]).toHaveProperty('httpGet');
  });

  it('survives a drained node, and mounts only volumes that are there', () => {
    const { name } = workload.metadata;
    if (workload.kind !== 'Job')
      expect(named('PodDisruptionBudget', name).spec).toMatchObject({
        maxUnavailable: 1,
        selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      });
    const claims = (workload.spec['volumeClaimTemplates'] ?? []) as { metadata: { name: string } }[];
    const there = [
      ...(podOf(workload).spec.volumes ?? []).map((volume) => volume.name),
      ...claims.map(({ metadata }) => metadata.name),
    ];
    expect(there).toEqual(expect.arrayContaining((container.volumeMounts ?? []).map((mount) => mount.name)));
  });
});

describe('the whole', () => {
  it('law 2: gives the owner of the store to the store and its init alone, and evidence the user made there', () => {
    const withOwner = containers.filter(([, , { env = [] }]) =>
      env.some(({ valueFrom }) => valueFrom?.secretKeyRef?.name === 'minio'),
    );
    expect(withOwner.map(([name]) => name).sort()).toEqual(['minio', 'store-init']);
    const init = named('Job', 'store-init');
    const given = environmentOf(podOf(init).spec.containers[0] as Container);
    expect(Object.keys(given)).toEqual(expect.arrayContaining(storeInitDemands()));
    const keyOf = (workload: string) =>
      containers
        .find(([name]) => name === workload)?.[2]
        .env?.filter(({ name }) => ['S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'].includes(name));
    expect(keyOf('evidence')).toEqual(keyOf('store-init'));
  });

  it('holds no Secret, and enforces the restricted standard on its namespace', () => {
    expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(named('Namespace', 'sanzhi').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
  });

  it('imports the realm as it is in deploy/realm', () => {
    expect(JSON.parse(textOf(`${base}/realm-import.json`))).toEqual(realmImport());
    const wanted = [...JSON.stringify(realmImport().spec.realm).matchAll(/\$\{([A-Z][A-Z_]*)\}/g)];
    expect(Object.keys(realmImport().spec.placeholders).sort()).toEqual(
      [...new Set(wanted.map(([, name]) => name))].sort(),
    );
  });

  it('runs the versions that compose runs', () => {
    const compose = textOf('docker-compose.yml');
    const { version } = named('MongoDBCommunity', 'mongo').spec;
    const broker = String(named('RabbitmqCluster', 'rabbitmq').spec['image']).replace('-management', '');
    expect(compose).toContain(`image: docker.io/library/mongo:${String(version)}\n`);
    expect(compose).toContain(`image: ${broker}\n`);
    expect(textOf('deploy/Dockerfile')).toContain(
      `=${String(named('Keycloak', 'keycloak').spec['image'])}\n`,
    );
  });

  it('gives each service a user for its own database only', () => {
    const users = named('MongoDBCommunity', 'mongo').spec['users'] as Record<string, unknown>[];
    expect(
      users.map(({ name, db, roles, connectionStringSecretName }) => [
        name,
        db,
        roles,
        connectionStringSecretName,
      ]),
    ).toEqual(
      serviceNames.map((name) => [
        name,
        `sanzhi_${name}`,
        [{ name: 'readWrite', db: `sanzhi_${name}` }],
        `mongo-${name}`,
      ]),
    );
  });

  it.each(['k8s/overlays/county', 'k8s/overlays/local'])('%s changes only what is there', (folder) => {
    const { replicas = [], patches = [], images = [], configMapGenerator = [] } = kustomizationOf(folder);
    for (const { name } of replicas) expect(workloads.map(({ metadata }) => metadata.name)).toContain(name);
    for (const { target } of patches) expect(named(target.kind, target.name)).toBeDefined();
    for (const { newName, newTag } of images) expect(`${newName}:${newTag}`).toMatch(pinned);
    for (const { name, behavior, literals } of configMapGenerator) {
      expect(behavior).toBe('merge');
      for (const literal of literals)
        expect(Object.keys(literalsOf(base, name))).toContain(literal.split('=')[0]);
    }
  });

  it('is three of each service in a county', () => {
    const counts = Object.fromEntries(
      (kustomizationOf('k8s/overlays/county').replicas ?? []).map(({ name, count }) => [name, count]),
    );
    expect(counts).toEqual({ evidence: 3, review: 3, disclosure: 3, portal: 3, minio: 4 });
    expect(named('RabbitmqCluster', 'rabbitmq').spec['replicas']).toBe(3);
  });
});
