import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprint, keptIn, factRules, type Said } from './facts.ts';
import type { Findings } from './findings.ts';
import type { Order } from './check-order.ts';
import type { Db, Places } from './places.ts';
import { entriesIn } from './walk-rows.ts';

interface Pending {
  id: string;
  sequence: number;
  time: string;
}

export interface Aggregate {
  _id: string;
  sequence: number;
  state: Record<string, unknown>;
  outbox: Pending[];
}

const stuckMs = 10 * 60_000;
/** An event may be between broker and ledger for a moment. */
const settleMs = 4_000;

/** Holdings repeat what a thing says of its file, which says more: they come last. */
const inOrder = (a: string, b: string): number =>
  Number(a === 'holdings') - Number(b === 'holdings') || (a < b ? -1 : 1);

/** Collections of aggregates: state and events not yet published in one document (docs/adr/0004). */
export const aggregateCollections = async (db: Db): Promise<string[]> => {
  const names = (await db.listCollections().toArray()).map(({ name }) => name).sort(inOrder);
  const found: string[] = [];
  for (const name of names) {
    const one = await db.collection(name).findOne({});
    if (one && Array.isArray(one['outbox']) && typeof one['sequence'] === 'number') found.push(name);
  }
  return found;
};

interface Doubt {
  service: string;
  collection: string;
  id: string;
}

/** Each thing in the databases of the services against the entries that tell of it. */
export class Aggregates {
  readonly #places: Places;
  readonly #said: Said;
  readonly #findings: Findings;
  readonly #subjects: Order['subjects'];
  readonly #doubts: Doubt[] = [];
  readonly #facts = new Map(factRules.map((rule) => [rule.collection, rule]));

  constructor(places: Places, order: Order, said: Said, findings: Findings) {
    this.#places = places;
    this.#subjects = order.subjects;
    this.#said = said;
    this.#findings = findings;
  }

  /** @param visit sees every thing once, for what else is to be compared */
  async check(visit: (collection: string, aggregate: Aggregate) => Promise<void>): Promise<void> {
    for (const [service, db] of this.#places.databases)
      for (const collection of await aggregateCollections(db))
        for await (const aggregate of db
          .collection<Aggregate>(collection)
          .find({}, { projection: { marks: 0 } })) {
          this.#findings.count('things in the databases');
          if (this.#differs(service, aggregate))
            this.#doubts.push({ service, collection, id: aggregate._id });
          this.#outbox(service, collection, aggregate);
          if (service === 'evidence') {
            this.#compareFacts(collection, aggregate);
            await visit(collection, aggregate);
          }
        }
    await this.#lookAgain();
    for (const key of this.#subjects.keys()) {
      const [source = '', subject = ''] = key.split(' ');
      if (this.#places.databases.has(source.replace('/sanzhi/', '')))
        this.#findings.difference('aggregate.missing', `${source} ${subject}`);
    }
  }

  #differs(service: string, { _id, sequence, outbox }: Aggregate): boolean {
    const key = `/sanzhi/${service} ${_id}`;
    const inLedger = this.#subjects.get(key)?.max ?? 0;
    this.#subjects.delete(key);
    return inLedger > sequence || !reaches(inLedger, sequence, outbox);
  }

  /** Not everything stands still while this looks: what differs is read once more, after a moment, before it is named. */
  async #lookAgain(): Promise<void> {
    if (this.#doubts.length > 0) await sleep(settleMs);
    for (const { service, collection, id } of this.#doubts) {
      const found = await this.#places.databases
        .get(service)
        ?.collection<Aggregate>(collection)
        .findOne({ _id: id });
      const rows = await entriesIn(this.#places.evidence)
        .find({ source: `/sanzhi/${service}`, subject: id }, { projection: { sequence: 1 } })
        .toArray();
      const inLedger = Math.max(0, ...rows.map(({ sequence }) => sequence ?? 0));
      const place = `${service}/${collection} ${id}`;
      if (!found) this.#findings.difference('aggregate.missing', place);
      else if (inLedger > found.sequence)
        this.#findings.difference(
          'aggregate.rolled-back',
          place,
          `event ${found.sequence}, the ledger has ${inLedger}`,
        );
      else if (!reaches(inLedger, found.sequence, found.outbox))
        this.#findings.difference(
          'aggregate.events-missing',
          place,
          `${found.sequence} events were made, the ledger has ${inLedger}, ${found.outbox.length} wait`,
        );
    }
  }

  #outbox(service: string, collection: string, { _id, outbox }: Aggregate): void {
    const [first] = outbox;
    if (!first) return;
    const place = `${service}/${collection} ${_id}`;
    const detail = `${outbox.length} since ${first.time}`;
    if (Date.now() - Date.parse(first.time) > stuckMs)
      this.#findings.difference('outbox.stuck', place, detail);
    else this.#findings.note('outbox.pending', place, detail);
  }

  #compareFacts(collection: string, { _id, state }: Aggregate): void {
    const rule = this.#facts.get(collection);
    const said = rule && this.#said.facts.get(`${collection} ${_id}`);
    if (!rule || said === undefined) return;
    const kept = keptIn(rule, state);
    this.#findings.count('facts');
    if (fingerprint(kept) !== said)
      this.#findings.difference(
        'aggregate.facts',
        `evidence/${collection} ${_id}`,
        `database: ${JSON.stringify(kept)}; ${rule.type} said otherwise`,
      );
  }
}

/** Every event up to `sequence` is in the ledger, or waits to get there. */
const reaches = (inLedger: number, sequence: number, outbox: readonly Pending[]): boolean => {
  const waiting = new Set(outbox.map((event) => event.sequence));
  for (let next = inLedger + 1; next <= sequence; next += 1) if (!waiting.has(next)) return false;
  return true;
};
