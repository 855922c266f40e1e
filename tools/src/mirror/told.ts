import {
  documentMade,
  holdingDisposed,
  itemChecked,
  recordingDerived,
  recordingSealed,
} from '@sanzhi/contracts';
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

/** The files that the ledger tells of, and what it says was disposed of: some hundred bytes for each. */
export class Told {
  /** By version id. */
  readonly files = new Map<string, ToldFile>();
  readonly #digests = new Map<string, number>();
  readonly #sealed = new Map<string, number>();
  readonly #ended = new Map<string, number>();
  readonly #endedDigests = new Map<string, number>();

  readonly heard: NonNullable<LedgerListener['heard']> = (row, opened) => {
    const { type = '', sha256, subject = '', index } = row;
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
    return names.some((name) => (this.#ended.get(name) ?? Infinity) < before);
  }

  /** Was a thing with these bytes disposed of? For a version that lies nowhere. */
  isEndedDigest(sha256: string, before: number): boolean {
    return (this.#endedDigests.get(sha256) ?? Infinity) < before;
  }

  #end({ sha256 = '', index }: Row, opened: Opened | undefined): void {
    const thing = opened?.event.data['thing'];
    first(this.#endedDigests, sha256, index);
    first(this.#ended, typeof thing === 'string' ? thing : sha256, index);
  }
}

const first = (places: Map<string, number>, name: string, index: number): void => {
  if (name !== '' && !places.has(name)) places.set(name, index);
};
