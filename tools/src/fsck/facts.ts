import { canonicalJson } from '@sanzhi/kernel';
import { createHash } from 'node:crypto';
import type { Event, Row } from './row.ts';

/** What an event said for good, and where the database repeats it: event field → path in the state. */
export interface FactRule {
  readonly type: string;
  /** Collection of the thing, in the database of the service that said it. */
  readonly collection: string;
  readonly fields: Readonly<Record<string, string>>;
}

const file = { sha256: 'sha256', versionId: 'versionId' };

export const factRules: readonly FactRule[] = [
  {
    type: 'cn.sanzhi.evidence.recording.sealed.v1',
    collection: 'recordings',
    fields: {
      ...file,
      sm3: 'sm3',
      size: 'size',
      retainUntil: 'retainUntil',
      title: 'title',
      activity: 'activity',
      stage: 'stage',
    },
  },
  {
    type: 'cn.sanzhi.evidence.document.made.v1',
    collection: 'documents',
    fields: { ...file, form: 'form', title: 'title', stage: 'stage', number: 'number' },
  },
  {
    type: 'cn.sanzhi.evidence.decision.issued.v1',
    collection: 'matters',
    fields: {
      number: 'decision.number',
      document: 'decision.document',
      decidedOn: 'decision.decidedOn',
      proposalDigest: 'decision.digest',
    },
  },
];

const disposedType = 'cn.sanzhi.evidence.holding.disposed.v1';
const rulesOf = new Map(factRules.map((rule) => [rule.type, rule]));
export const ruleOf = (type: string): FactRule | undefined => rulesOf.get(type);

export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

export const saidBy = (rule: FactRule, data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(rule.fields).map((field) => [field, data[field]]));
export const keptIn = (rule: FactRule, state: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule.fields).map(([field, path]) => [field, at(state, path)]));

/** So little is remembered of each fact; the words are read again where they differ. */
export const fingerprint = (values: Record<string, unknown>): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(values))))
    .digest('base64url')
    .slice(0, 16);

/** What the entries said that is compared later: facts by thing, files by version, what was lawfully ended. */
export class Said {
  /** `collection id` → fingerprint of the newest such fact. */
  readonly facts = new Map<string, string>();
  /** Versions in the store that an entry names, each with the start of its digest. */
  readonly files = new Map<string, string>();
  /** Versions made from a record, each with the start of that record's digest. */
  readonly sources = new Map<string, string>();
  /** Things and digests of files that were disposed of. */
  readonly disposed = new Set<string>();
  /** Digests that entries name whose words were erased: what is in clear of them still counts. */
  readonly erasedFiles = new Set<string>();
  readonly erased = new Set<string>();

  /** An entry whose body is gone by law: its columns are bound by the commitment and by the tree. */
  miss({ type, sha256 }: Row): void {
    if (sha256 === undefined) return;
    this.erasedFiles.add(sha256.slice(0, 16));
    if (type === disposedType) this.disposed.add(sha256.slice(0, 16));
  }

  hear({ type, subject, matter, data }: Event): void {
    const rule = ruleOf(type);
    if (rule) this.facts.set(`${rule.collection} ${subject}`, fingerprint(saidBy(rule, data)));
    const { versionId, sha256, thing, source } = data;
    if (typeof versionId === 'string' && typeof sha256 === 'string')
      this.files.set(versionId, sha256.slice(0, 16));
    if (typeof versionId === 'string' && typeof source === 'string')
      this.sources.set(versionId, source.slice(0, 16));
    if (type === disposedType && typeof thing === 'string') this.disposed.add(thing);
    if (type === 'cn.sanzhi.evidence.erasure.carried-out.v1') this.erased.add(matter ?? subject);
  }
}
