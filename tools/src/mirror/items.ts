import { aggregateCollections, type Aggregate } from '../fsck/check-aggregates.ts';
import { referencesIn, type FileReference } from '../fsck/check-objects.ts';
import type { Findings } from '../fsck/findings.ts';
import { versionsIn } from '../fsck/ledger-bucket.ts';
import type { Places } from '../fsck/places.ts';
import { at, firstSite } from './site.ts';
import type { Told } from './told.ts';

/** One version that must lie at both sites. */
export interface Item {
  /** As findings name it. */
  place: string;
  key: string;
  versionId: string;
  /** What the ledger says of its bytes; a poster is told of in no entry, and goes with its recording. */
  sha256?: string;
  /** Until when it must be locked, as far as that is known beside the store. */
  until?: Date;
  /** The least lock of a new copy: what is demanded of a file counts from the day it was written. */
  copyUntil?: Date;
  /** When it came to the first site. */
  since?: Date;
}

export interface Items {
  items: Item[];
  /** Disposed of by law: must not be at the second site either. */
  ended: Item[];
}

const later = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

class Gathering {
  readonly items = new Map<string, Item>();
  readonly ended = new Map<string, Item>();
  readonly #told: Told;
  readonly #size: number;
  readonly #findings: Findings;

  constructor(told: Told, size: number, findings: Findings) {
    this.#told = told;
    this.#size = size;
    this.#findings = findings;
  }

  /** What the state of a thing names. */
  see(reference: FileReference): void {
    const { key, versionId, place, thing, record = '', retainUntil } = reference;
    const item = { place, key, versionId, ...this.#digestOf(reference) };
    if (this.#told.isEnded([thing, record], this.#size)) {
      this.ended.set(versionId, item);
      return;
    }
    const follows = retainUntil !== undefined && this.#told.isSealed(thing, this.#size);
    if (!('sha256' in item) && !follows) {
      if (this.#told.files.has(versionId)) this.#findings.note('mirror.unfinished', place, versionId);
      return;
    }
    const known = this.items.get(versionId);
    const until = later(known?.until, retainUntil === undefined ? undefined : new Date(retainUntil));
    this.items.set(versionId, { ...(known ?? item), ...(until && { until }) });
  }

  /** What lies in the store and is told of, whatever became of the thing in the database. */
  lies(key: string, versionId: string): void {
    const told = this.#told.files.get(versionId);
    if (!told || told.index >= this.#size) return;
    const item = { place: `records ${key}`, key, versionId, sha256: told.sha256 };
    if (this.#told.isEnded([told.thing], this.#size)) this.ended.set(versionId, item);
    else if (!this.items.has(versionId)) this.items.set(versionId, item);
  }

  /** What is told of and lies nowhere. */
  missing(): void {
    for (const versionId of this.ended.keys()) this.items.delete(versionId);
    for (const [versionId, { index, sha256 }] of this.#told.files)
      if (
        index < this.#size &&
        !this.items.has(versionId) &&
        !this.ended.has(versionId) &&
        !this.#told.isEndedDigest(sha256, this.#size)
      )
        this.#findings.difference('source.missing', `entry ${index}`, `version ${versionId}`);
  }

  #digestOf({ versionId, sha256 }: FileReference): { sha256?: string } {
    const told = this.#told.files.get(versionId);
    if (told) return told.index < this.#size ? { sha256: told.sha256 } : {};
    return sha256 !== undefined && this.#told.hasDigest(sha256, this.#size) ? { sha256 } : {};
  }
}

/** Every version that the ledger of this size tells of, with what was made beside it, and where it lies. */
export const gatherItems = async (
  places: Places,
  told: Told,
  size: number,
  findings: Findings,
): Promise<Items> => {
  const gathering = new Gathering(told, size, findings);
  const { evidence, s3, records } = places;
  for (const collection of await aggregateCollections(evidence))
    for await (const { _id, state } of evidence
      .collection<Aggregate>(collection)
      .find({}, { projection: { marks: 0, outbox: 0 } }))
      for (const reference of referencesIn(collection, _id, state)) gathering.see(reference);
  await at(firstSite(places), async () => {
    for await (const { name, versionId, isDeleteMarker } of versionsIn(s3, records))
      if (!isDeleteMarker) gathering.lies(name, versionId);
  });
  gathering.missing();
  return { items: [...gathering.items.values()], ended: [...gathering.ended.values()] };
};
