import {
  disclosureEvents,
  documentMade,
  evidenceEvents,
  recordingDerived,
  recordingSealed,
  reviewEvents,
} from '@sanzhi/contracts';
import { canonicalJson } from '@sanzhi/kernel';
import { createHash } from 'node:crypto';
import { factRules, type FactRule } from './fact-rules.ts';
import { LawfulEnds, start } from './lawful-ends.ts';
import type { Event, Row } from './row.ts';

const serviceOf = (type: string): string => type.split('.')[2] ?? '';
/** Services that say anything. */
export const services: ReadonlySet<string> = new Set(
  [...evidenceEvents, ...reviewEvents, ...disclosureEvents].map(({ type }) => serviceOf(type)),
);

/** So little is remembered of each fact; the words are read again where they differ. */
const fingerprint = (values: Record<string, unknown>): string =>
  createHash('sha256')
    // The database has null where JSON has nothing.
    .update(canonicalJson(JSON.parse(JSON.stringify(values, (_name, value: unknown) => value ?? undefined))))
    .digest('base64url')
    .slice(0, 16);

interface Told {
  prints: string[];
  /** Such entries whose words were erased. */
  gone: number;
}

const sealing = new Set<string>([recordingSealed.type, documentMade.type, recordingDerived.type]);

/** What the entries said that is compared later: facts by thing, files by version, what was lawfully ended. */
export class Said {
  /** Versions in the store that an entry names, each with the start of its digest, and the things they are of. */
  readonly files = new Map<string, string>();
  readonly owners = new Map<string, string>();
  /** Versions made from a record, each with the start of that record's digest. */
  readonly sources = new Map<string, string>();
  /** Digests that entries name whose words were erased: what is in clear of them still counts. */
  readonly erasedFiles = new Set<string>();
  /** Those of them that were sealed, with their things. */
  readonly erasedSealed = new Map<string, string>();
  readonly ends = new LawfulEnds();
  /** Entries that come from no service, or say what is another's to say. */
  readonly strangers: string[] = [];
  readonly #facts = new Map<string, Told>();

  /** Matters whose words were lawfully erased. */
  get erased(): ReadonlySet<string> {
    return this.ends.matters;
  }

  /** An entry whose body is gone by law: its columns are bound by the commitment and by the tree. */
  miss(row: Row): void {
    const { _id, source = '', type = '', subject = '', sha256 } = row;
    if (!this.#isOurs(source, type, _id)) return;
    for (const [index, rule] of factRules.entries())
      if (rule.type === type) this.#tell(index, subject, undefined);
    this.ends.miss(row);
    if (sha256 === undefined) return;
    this.erasedFiles.add(start(sha256));
    if (sealing.has(type)) this.erasedSealed.set(start(sha256), subject);
  }

  hear(event: Event): void {
    const { id, source, type, subject, data } = event;
    if (!this.#isOurs(source, type, id)) return;
    for (const [index, rule] of factRules.entries())
      if (rule.type === type) this.#tell(index, subject, fingerprint(rule.said(event)));
    this.ends.hear(event);
    const { versionId, sha256, source: madeFrom } = data;
    if (typeof versionId !== 'string') return;
    this.owners.set(versionId, subject);
    if (typeof sha256 === 'string') this.files.set(versionId, start(sha256));
    if (typeof madeFrom === 'string') this.sources.set(versionId, start(madeFrom));
  }

  /**
   * What the state says otherwise than the entries, if anything. A state may be ahead of them while its events are under
   * way.
   *
   * @param whole every event of the thing is in the ledger
   */
  differs(
    rule: FactRule,
    { id, state, whole }: { id: string; state: Record<string, unknown>; whole: boolean },
  ): boolean {
    const { prints, gone } = this.#told(factRules.indexOf(rule), id);
    if (rule.newest && !whole) return false;
    const more = rule.kept(state).map(fingerprint);
    const lost = prints.filter((print) => !takeFrom(more, print));
    return lost.length > 0 || (whole && more.length !== gone);
  }

  /** How many such facts of this thing the entries tell. */
  count(rule: FactRule, id: string): number {
    return this.#told(factRules.indexOf(rule), id).prints.length;
  }

  #told(rule: number, subject: string): Told {
    return this.#facts.get(`${rule} ${subject}`) ?? { prints: [], gone: 0 };
  }

  #tell(rule: number, subject: string, print: string | undefined): void {
    const { prints, gone } = factRules[rule]?.newest ? { prints: [], gone: 0 } : this.#told(rule, subject);
    this.#facts.set(
      `${rule} ${subject}`,
      print === undefined ? { prints, gone: gone + 1 } : { prints: [...prints, print], gone },
    );
  }

  #isOurs(source: string, type: string, id: string): boolean {
    const service = serviceOf(type);
    if (services.has(service) && source === `/sanzhi/${service}`) return true;
    this.strangers.push(`event ${id}`);
    return false;
  }
}

const takeFrom = (all: string[], one: string): boolean => {
  const index = all.indexOf(one);
  if (index >= 0) all.splice(index, 1);
  return index >= 0;
};
