import {
  documentMade,
  holdLifted,
  holdPlaced,
  recordingReceived,
  recordingSealed,
  retentionSet,
} from '@sanzhi/contracts';
import { VersionKeeper } from '@sanzhi/object-store';
import {
  civilDateOf,
  keptUntil,
  longerClass,
  plusDays,
  samePerson,
  type ArchiveClass,
  type CivilDate,
} from '@sanzhi/statute';
import type { FileReference } from './check-objects.ts';
import type { Findings } from './findings.ts';
import { isThere, retentionOf } from './ledger-bucket.ts';
import { personOf } from './lawful-ends.ts';
import type { Places } from './places.ts';
import type { Actor, Event } from './row.ts';

interface Order {
  at: number;
  /** How many entries came before. */
  place: number;
}
interface Matter {
  classes: (Order & { class: ArchiveClass })[];
  holds: Map<string, Order & { by: Actor }>;
}
interface Thing {
  matter: string;
  /** When its term began. */
  from: CivilDate;
  sealed: number;
}

/** What was ordered a moment ago may still be on its way to the store. */
const underWayMs = 10 * 60_000;
const starting = new Set<string>([recordingReceived.type, recordingSealed.type, documentMade.type]);

/**
 * How each matter's files are to be kept, by the entries of the ledger alone: a database or a store that was told to let go
 * contradicts them. What was made from a record is kept as the record is.
 */
export class Keeping {
  readonly #places: Places;
  readonly #findings: Findings;
  readonly #keeper: VersionKeeper;
  readonly #matters = new Map<string, Matter>();
  readonly #things = new Map<string, Thing>();
  readonly #now = Date.now();
  #heard = 0;

  constructor(places: Places, findings: Findings) {
    this.#places = places;
    this.#findings = findings;
    this.#keeper = new VersionKeeper(places.store, places.records);
  }

  hear({ source, type, subject, matter, time, actor, data }: Event): void {
    const order = { at: Date.parse(time), place: ++this.#heard };
    if (source !== '/sanzhi/evidence' || matter === undefined) return;
    if (starting.has(type)) {
      // Said a moment after it came: midnight may lie between.
      const from = this.#things.get(subject)?.from ?? plusDays(civilDateOf(new Date(order.at)), -1);
      this.#things.set(subject, { matter, from, sealed: order.place });
    }
    const { classes, holds }: Matter = this.#matters.get(matter) ?? { classes: [], holds: new Map() };
    if (type === retentionSet.type) classes.push({ ...order, class: data['class'] as ArchiveClass });
    const hold = String(data['hold']);
    if (type === holdPlaced.type) holds.set(hold, { ...order, by: actor });
    const placed = holds.get(hold);
    if (type === holdLifted.type && placed && !samePerson(personOf(placed.by), personOf(actor)))
      holds.delete(hold);
    if (classes.length + holds.size > 0) this.#matters.set(matter, { classes, holds });
  }

  /** @param id of the thing whose state names this version */
  async check(id: string, reference: FileReference): Promise<void> {
    const thing = this.#things.get(id);
    const matter = thing && this.#matters.get(thing.matter);
    const { s3, records } = this.#places;
    if (!matter || !(await isThere(s3, records, reference.key, reference.versionId))) return;
    this.#findings.count('files kept by order');
    await this.#lock(thing, matter, reference);
    await this.#hold(matter, reference);
  }

  async #lock({ from, sealed }: Thing, { classes }: Matter, reference: FileReference): Promise<void> {
    // A class that another had taken the place of before the seal has no hold on what was sealed then.
    const own = classes.filter(
      ({ at }, n) => !this.#isFresh(at) && (classes[n + 1]?.place ?? Infinity) > sealed,
    );
    if (own.length === 0) return;
    const longest = own.map((order) => order.class).reduce(longerClass);
    const until = new Date(`${keptUntil(longest, from)}T23:59:59+08:00`);
    const { key, versionId, place } = reference;
    const lock = await retentionOf(this.#places.s3, this.#places.records, key, versionId);
    if (lock?.mode === 'COMPLIANCE' && lock.until >= until) return;
    const found = lock ? `${lock.mode} until ${lock.until.toISOString()}` : 'no lock';
    const detail = `${key} version ${versionId}: ${found}, the matter is kept ${longest}`;
    this.#findings.difference('object.lock', place, detail);
  }

  async #hold({ holds }: Matter, { key, versionId, place }: FileReference): Promise<void> {
    const open = [...holds].filter(([, { at }]) => !this.#isFresh(at)).map(([id]) => id);
    if (open.length === 0 || (await this.#keeper.held(key, versionId))) return;
    this.#findings.difference('object.hold', place, `${key} version ${versionId}: hold ${open.join(' ')}`);
  }

  #isFresh(at: number): boolean {
    return at > this.#now - underWayMs;
  }
}
