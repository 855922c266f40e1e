import {
  documentMade,
  holdingDisposed,
  itemChecked,
  recordingDerived,
  recordingSealed,
} from '@sanzhi/contracts';
import { LawfulEnds } from '../fsck/lawful-ends.ts';
import type { LedgerListener } from '../fsck/walk-ledger.ts';
import type { Opened, Row } from '../fsck/row.ts';

/** Said by evidence after it had read the bytes itself; a digest that somebody declared proves nothing. */
const sealing = new Set<string>([recordingSealed.type, documentMade.type]);
const vouched = new Set<string>([...sealing, recordingDerived.type, itemChecked.type]);

export interface ToldFile {
  sha256: string;
  thing: string;
  /** Of the entry that says so. */
  index: number;
}

/**
 * The files that evidence tells of in the ledger, and what it says was disposed of, by the agreement of two people: some
 * hundred bytes for each. What another says of them counts for nothing.
 */
export class Told {
  /** By version id. */
  readonly files = new Map<string, ToldFile>();
  readonly #digests = new Map<string, number>();
  readonly #sealed = new Map<string, number>();
  readonly #ended = new Map<string, number>();
  /** With the thing where its words are there, else with the digest itself. */
  readonly #endedDigests = new Map<string, { name: string; index: number }>();
  readonly #ends = new LawfulEnds();

  readonly heard: NonNullable<LedgerListener['heard']> = (row, opened) => {
    const { type = '', sha256, subject = '', index } = row;
    if ((opened?.event.source ?? row.source) !== '/sanzhi/evidence') return;
    if (opened) this.#ends.hear(opened.event);
    else this.#ends.miss(row);
    if (type === holdingDisposed.type) this.#end(row, opened);
    if (sealing.has(type)) first(this.#sealed, subject, index);
    if (sha256 === undefined || !vouched.has(type)) return;
    first(this.#digests, sha256, index);
    const versionId = opened?.event.data['versionId'];
    if (typeof versionId === 'string' && !this.files.has(versionId))
      this.files.set(versionId, { sha256, thing: subject, index });
  };

  /** Is there an entry before this place by which the thing was sealed? */
  isSealed(thing: string, before: number): boolean {
    return (this.#sealed.get(thing) ?? Infinity) < before;
  }

  /** For entries whose words were erased: their digest is in clear, the version is known from elsewhere. */
  hasDigest(sha256: string, before: number): boolean {
    return (this.#digests.get(sha256) ?? Infinity) < before;
  }

  /** @param names the thing, and the digest of its record for words that were erased */
  isEnded(names: readonly string[], before: number): boolean {
    return names.some(
      (name) => (this.#ended.get(name) ?? Infinity) < before && this.#ends.isDisposed(name, name),
    );
  }

  /** Was a thing with these bytes disposed of? For a version that lies nowhere. */
  isEndedDigest(sha256: string, before: number): boolean {
    const end = this.#endedDigests.get(sha256);
    return end !== undefined && end.index < before && this.#ends.isDisposed(end.name, sha256);
  }

  #end({ sha256 = '', index }: Row, opened: Opened | undefined): void {
    const thing = opened?.event.data['thing'];
    const name = typeof thing === 'string' ? thing : sha256;
    first(this.#ended, name, index);
    if (!this.#endedDigests.has(sha256)) this.#endedDigests.set(sha256, { name, index });
  }
}

const first = (places: Map<string, number>, name: string, index: number): void => {
  if (name !== '' && !places.has(name)) places.set(name, index);
};
