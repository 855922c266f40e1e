import { createHash } from 'node:crypto';
import type { Said } from './facts.ts';
import type { Findings } from './findings.ts';
import { isThere, isCanary, retentionOf, versionsIn } from './ledger-bucket.ts';
import type { Places } from './places.ts';

/** A version in the bucket of records, as the state of a thing names it. */
export interface FileReference {
  /** The thing and where in its state. */
  place: string;
  thing: string;
  key: string;
  versionId: string;
  sha256?: string;
  sm3?: string;
  size?: number;
  retainUntil?: string;
  /** Digest of the record, its own or the one that it belongs to. */
  record?: string;
  /** The same, where an entry says that it was made from it. */
  source?: string;
  /** An entry of the ledger must tell of it. */
  demanded: boolean;
}

type Fields = Record<string, unknown>;
const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Things whose own file an entry must tell of, by the state that they have then. */
const sealed: Readonly<Record<string, (state: Fields) => boolean>> = {
  recordings: (state) => state['state'] === 'sealed',
  documents: () => true,
};
/** Made from a record and told in an entry of their own; a poster is not. */
const derivedFiles = new Set(['preview', 'waveform', 'file']);

/** Every {key, versionId} in the state of a thing, however deep; what lies deeper is locked as long as the whole. */
export function* referencesIn(collection: string, id: string, state: Fields): Generator<FileReference> {
  const whole = sealed[collection]?.(state) ?? false;
  const until = word(state['retainUntil']);
  const record = word(state['sha256']);
  const walk = function* (value: unknown, path: string): Generator<FileReference> {
    if (typeof value !== 'object' || value === null || value instanceof Date) return;
    const fields = value as Fields;
    const key = word(fields['key']);
    const versionId = word(fields['versionId']);
    const own = path === '';
    if (key !== undefined && versionId !== undefined && versionId !== '') {
      const last = path.split('.').at(-1) ?? '';
      const sha256 = whole ? word(fields['sha256']) : undefined;
      const sm3 = word(fields['sm3']);
      const retainUntil = word(fields['retainUntil']) ?? (whole ? until : undefined);
      yield {
        place: `${collection} ${id}${own ? '' : ` ${path}`}`,
        thing: word(fields['thing']) ?? id,
        key,
        versionId,
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(own && whole && sm3 !== undefined ? { sm3 } : {}),
        ...(own && whole && typeof fields['size'] === 'number' ? { size: fields['size'] } : {}),
        ...(retainUntil === undefined ? {} : { retainUntil }),
        ...(record === undefined ? {} : { record }),
        ...(own || !whole || !derivedFiles.has(last) ? {} : { source: word(state['sha256']) ?? '' }),
        demanded: whole && (own || derivedFiles.has(last)),
      };
    }
    for (const [name, inner] of Object.entries(fields))
      yield* walk(inner, path === '' ? name : `${path}.${name}`);
  };
  yield* walk(state, '');
}

/** The bytes of each stored version, its lock, and the entry that tells of it. */
export class Objects {
  /** Versions that something names, and the keys they lie under. */
  readonly known = new Set<string>();
  readonly #keys = new Set<string>();
  /** Of what is sealed, so much as an entry tells in clear. */
  readonly #digests = new Set<string>();
  /** Versions with the digest that their bytes were compared with: a thing and its holding name the same file. */
  readonly #read = new Set<string>();
  readonly #places: Places;
  readonly #said: Said;
  readonly #findings: Findings;
  readonly #deep: boolean;

  constructor(places: Places, said: Said, findings: Findings, deep: boolean) {
    this.#places = places;
    this.#said = said;
    this.#findings = findings;
    this.#deep = deep;
  }

  async check(reference: FileReference): Promise<void> {
    const { key, versionId, place, thing, sha256, record = '' } = reference;
    if (sha256 !== undefined) this.#digests.add(sha256.slice(0, 16));
    if (!this.known.has(versionId)) this.#findings.count('files');
    this.known.add(versionId);
    this.#keys.add(key);
    const detail = `${key} version ${versionId}`;
    if (!(await isThere(this.#places.s3, this.#places.records, key, versionId))) {
      const { ends } = this.#said;
      if (ends.isDisposed(thing, record)) this.#findings.note('object.disposed', place, detail);
      else
        this.#findings.difference(
          ends.isEnding(thing, record) ? 'object.ending' : 'object.missing',
          place,
          detail,
        );
      return;
    }
    this.#inLedger(reference);
    await this.#lock(reference, detail);
    if (!this.#deep || sha256 === undefined || this.#read.has(`${versionId} ${sha256}`)) return;
    await this.#bytes(reference, detail);
    this.#read.add(`${versionId} ${sha256}`);
  }

  #inLedger({ demanded, versionId, sha256, source, place }: FileReference): void {
    if (!demanded) return;
    const made = this.#said.sources.get(versionId);
    if (source !== undefined && made !== undefined && made !== source.slice(0, 16))
      this.#findings.difference('object.link', place, `made from ${made}…, the record is ${source}`);
    const own = sha256?.slice(0, 16) ?? '';
    const told = this.#said.files.get(versionId) ?? (this.#said.erasedFiles.has(own) ? own : undefined);
    if (told !== own || own === '')
      this.#findings.difference(
        'object.not-in-ledger',
        place,
        told === undefined ? `no entry names version ${versionId}` : `the entry says digest ${told}…`,
      );
  }

  async #lock({ key, versionId, retainUntil, place }: FileReference, detail: string): Promise<void> {
    if (retainUntil === undefined) return;
    const retention = await retentionOf(this.#places.s3, this.#places.records, key, versionId);
    // The store keeps whole seconds.
    const wanted = Math.floor(Date.parse(retainUntil) / 1000) * 1000;
    if (retention?.mode === 'COMPLIANCE' && retention.until.getTime() >= wanted) return;
    const found = retention ? `${retention.mode} until ${retention.until.toISOString()}` : 'no lock';
    this.#findings.difference('object.lock', place, `${detail}: ${found}, must be until ${retainUntil}`);
  }

  async #bytes({ key, versionId, sha256, sm3, size, place }: FileReference, detail: string): Promise<void> {
    const stream = await this.#places.s3.getObject(this.#places.records, key, { versionId });
    const hashes = { sha256: createHash('sha256'), sm3: createHash('sm3') };
    let read = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      hashes.sha256.update(chunk);
      if (sm3 !== undefined) hashes.sm3.update(chunk);
    }
    this.#findings.count('bytes of files', read);
    const faults = [
      size !== undefined && size !== read ? `${read} bytes, not ${size}` : '',
      hashes.sha256.digest('hex') === sha256 ? '' : 'another SHA-256',
      sm3 === undefined || hashes.sm3.digest('hex') === sm3 ? '' : 'another SM3',
    ].filter((fault) => fault !== '');
    if (faults.length > 0)
      this.#findings.difference('object.bytes', place, `${detail}: ${faults.join(', ')}`);
  }

  /** Files that the entries tell of and nothing in the database names, though they were not disposed of. */
  #unnamed(): void {
    const { files, owners, erasedSealed, ends } = this.#said;
    for (const [versionId, thing] of owners)
      if (!this.known.has(versionId) && !ends.isDisposed(thing, files.get(versionId) ?? ''))
        this.#findings.difference('object.unnamed', `${thing} version ${versionId}`);
    for (const [digest, thing] of erasedSealed)
      if (!this.#digests.has(digest) && !ends.isDisposed(thing, digest))
        this.#findings.difference('object.unnamed', `${thing} digest ${digest}…`);
  }

  /** What else lies in the bucket: delete markers over known files, and versions that nothing names; and what is named nowhere. */
  async strays(): Promise<void> {
    this.#unnamed();
    const { s3, records } = this.#places;
    for await (const { name, versionId, isDeleteMarker, isLatest } of versionsIn(s3, records)) {
      this.#findings.count('versions in the records bucket');
      if (isDeleteMarker) {
        if (isLatest && this.#keys.has(name))
          this.#findings.difference('object.hidden', name, `marker ${versionId}`);
      } else if (!this.known.has(versionId) && !isCanary(name))
        this.#findings.note('object.stray', name, versionId);
    }
  }
}
