import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { repository, textOf } from './deployed-services.ts';

/** The parts of Kubernetes' shapes that the rules below look at. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: Record<string, unknown>;
}
export interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: 'In'; values: string[] }[];
}
interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
}
interface PortRange {
  port: number;
  endPort?: number;
}
export interface Policy {
  podSelector: Selector;
  policyTypes: string[];
  ingress?: { from?: Peer[]; ports?: PortRange[] }[];
  egress?: { to?: Peer[]; ports?: PortRange[] }[];
}
export interface Container {
  name: string;
  image: string;
  args?: string[];
  env?: EnvironmentVariable[];
  envFrom?: { configMapRef: { name: string } }[];
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: Record<string, unknown>;
  volumeMounts?: { name: string; mountPath: string }[];
  [probe: string]: unknown;
}
interface EnvironmentVariable {
  name: string;
  value?: string;
  valueFrom?: {
    secretKeyRef?: { name: string; key: string };
    configMapKeyRef?: { name: string; key: string };
  };
}
export interface Pod {
  metadata?: { labels?: Record<string, string> };
  spec: {
    automountServiceAccountToken?: boolean;
    serviceAccountName?: string;
    securityContext?: Record<string, unknown>;
    containers: Container[];
    volumes?: { name: string; secret?: { secretName: string }; configMap?: { name: string } }[];
  };
}
interface Kustomization {
  resources: string[];
  configMapGenerator?: { name: string; behavior?: string; literals: string[] }[];
  images?: { name: string; newName: string; newTag: string }[];
  replicas?: { name: string; count: number }[];
  patches?: { target: { kind: string; name: string }; patch: string }[];
}

export const base = 'k8s/base';
export const kustomizationOf = (folder: string): Kustomization =>
  parse(textOf(`${folder}/kustomization.yaml`)) as Kustomization;

export const manifestsIn = (folder: string): Manifest[] =>
  readdirSync(join(repository, folder))
    .filter((file) => file !== 'kustomization.yaml')
    .flatMap((file) => parseAllDocuments(textOf(`${folder}/${file}`)))
    .map((document) => document.toJS() as Manifest);

export const podOf = ({ spec }: Manifest): Pod => spec['template'] as Pod;

export const literalsOf = (folder: string, name: string): Record<string, string> =>
  Object.fromEntries(
    (kustomizationOf(folder).configMapGenerator ?? [])
      .filter((generated) => generated.name === name)
      .flatMap(({ literals }) => literals.map((literal) => literal.split(/=(.*)/s).slice(0, 2))),
  ) as Record<string, string>;

const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Record<string, string>) =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));

const covers = (ports: PortRange[] | undefined, port: number): boolean =>
  !ports || ports.some((range) => port >= range.port && port <= (range.endPort ?? range.port));

const meets = (peers: Peer[] | undefined, labels: Record<string, string>): boolean =>
  !peers ||
  peers.some(
    ({ podSelector, namespaceSelector }) => podSelector && !namespaceSelector && selects(podSelector, labels),
  );

/** Whether the policies let a pod with the first labels reach a pod of this namespace with the second. */
export const mayReach = (
  policies: readonly Policy[],
  from: Record<string, string>,
  to: Record<string, string>,
  port: number,
): boolean =>
  policies.some(
    ({ podSelector, egress = [] }) =>
      selects(podSelector, from) && egress.some((rule) => meets(rule.to, to) && covers(rule.ports, port)),
  ) &&
  policies.some(
    ({ podSelector, ingress = [] }) =>
      selects(podSelector, to) && ingress.some((rule) => meets(rule.from, from) && covers(rule.ports, port)),
  );
