import { setTimeout as sleep } from 'node:timers/promises';
import { factRules } from './fact-rules.ts';
import { services, type Said } from './facts.ts';
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

const comesSilently = (state: Aggregate['state']): boolean => state['state'] === 'uploading';
/** Things that may be there before they have said anything; every other kind says that it came to be. */
const silent: Readonly<Record<string, (state: Aggregate['state']) => boolean>> = {
  recordings: comesSilently,
  intake_items: comesSilently,
  fixity_runs: (state) => state['state'] === 'running',
  holdings: () => true,
  store_watches: () => true,
};

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
  /** Things that have said more than the ledger has yet. */
  readonly #ahead = new Set<string>();

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
          const { _id, sequence, outbox, state } = aggregate;
          const inLedger = this.#take(service, _id);
          if (inLedger > sequence || !reaches(inLedger, sequence, outbox))
            this.#doubts.push({ service, collection, id: _id });
          if (sequence < 1 && !silent[collection]?.(state))
            this.#findings.difference('aggregate.silent', `${service}/${collection} ${_id}`);
          this.#outbox(service, collection, aggregate);
          if (service === 'evidence') {
            if (inLedger < sequence) this.#ahead.add(_id);
            this.#compareFacts(collection, aggregate, inLedger === sequence);
            await visit(collection, aggregate);
          }
        }
    await this.#lookAgain();
    this.#nobodys();
    for (const place of this.#said.strangers) this.#findings.difference('entry.source', place);
    for (const { place, agreement } of this.#said.ends.unfounded)
      // What was agreed may be on its way behind what came of it.
      if (!this.#ahead.has(agreement)) this.#findings.difference('entry.unfounded', place);
  }

  /** Entries that tell of things that no database has. */
  #nobodys(): void {
    const unseen = new Set<string>();
    for (const key of this.#subjects.keys()) {
      const [source = '', subject = ''] = key.split(' ');
      const service = source.replace('/sanzhi/', '');
      if (this.#places.databases.has(service))
        this.#findings.difference('aggregate.missing', `${source} ${subject}`);
      else if (services.has(service)) unseen.add(service);
    }
    for (const service of unseen) this.#findings.note('checked.not', `database of ${service}`);
  }

  #take(service: string, id: string): number {
    const key = `/sanzhi/${service} ${id}`;
    const inLedger = this.#subjects.get(key)?.max ?? 0;
    this.#subjects.delete(key);
    return inLedger;
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

  #compareFacts(collection: string, { _id: id, state }: Aggregate, whole: boolean): void {
    for (const rule of factRules) {
      if (rule.collection !== collection) continue;
      this.#findings.count('facts', this.#said.count(rule, id));
      if (this.#said.differs(rule, { id, state, whole }))
        this.#findings.difference(
          'aggregate.facts',
          `evidence/${collection} ${id}`,
          `database: ${JSON.stringify(rule.kept(state))}; ${rule.type} said otherwise`,
        );
    }
  }
}

/** Every event up to `sequence` is in the ledger, or waits to get there. */
const reaches = (inLedger: number, sequence: number, outbox: readonly Pending[]): boolean => {
  const waiting = new Set(outbox.map((event) => event.sequence));
  for (let next = inLedger + 1; next <= sequence; next += 1) if (!waiting.has(next)) return false;
  return true;
};
