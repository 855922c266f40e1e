import {
  openCheckpoint,
  parseCheckpoint,
  splitNote,
  type Hash,
  type OpenedCheckpoint,
  type Trust,
} from '@sanzhi/ledger';
import { civilDateOf, inForce, ledgerClockMinutes } from '@sanzhi/statute';
import { verifyToken } from '@sanzhi/timestamp';
import type { Findings } from './findings.ts';
import { bytesOf, unreadable } from './ledger-bucket.ts';
import type { Db, Places } from './places.ts';

interface Stored {
  /** Size of the tree. */
  _id: number;
  note: string;
  at: Date;
  day: string;
  stamped: boolean;
  token?: Buffer;
}

/** Signatures and stamps are judged of the newest so many, and of the last checkpoint of each day; roots of all. */
const judgedWhole = 500;
const stampGraceMs = 15 * 60_000;

const open = (note: string, trust: Trust): OpenedCheckpoint | string => {
  try {
    return openCheckpoint(note, trust);
  } catch (error) {
    return (error as Error).message;
  }
};

/** Signed by the pinned key, and cosigned by as many witnesses as are demanded now. */
const judgeNote = (
  note: string,
  { trust, quorum }: Places,
  place: string,
  findings: Findings,
): OpenedCheckpoint | undefined => {
  const opened = open(note, trust);
  if (typeof opened === 'string') {
    findings.difference('checkpoint.signature', place, opened);
    return undefined;
  }
  if (opened.witnessed.length < quorum)
    findings.difference('checkpoint.witness', place, `${opened.witnessed.length} of ${quorum}`);
  return opened;
};

/** The one that the public reads. */
export const publishedCheckpoint = async (
  places: Places,
  findings: Findings,
): Promise<{ note: string; opened: OpenedCheckpoint } | undefined> => {
  const bytes = await bytesOf(places.s3, places.ledger, 'checkpoint').catch(
    unreadable(findings, 'tile.unreadable', 'checkpoint'),
  );
  if (!bytes) return undefined;
  const note = bytes.toString('utf8');
  const opened = judgeNote(note, places, 'checkpoint', findings);
  return opened && { note, opened };
};

/** All checkpoints that were published, compared with the tree of that size as the event store makes it today. */
export class CheckpointTrail {
  readonly #places: Places;
  readonly #findings: Findings;
  readonly #cursor: AsyncIterator<Stored>;
  #next: Stored | undefined;
  #begun = false;
  #latest: Stored | undefined;
  #wrongRoots = 0;
  /** Newest time that a witness, or a stamp in time, gave to a checkpoint passed so far. */
  outside: Date | undefined;
  #seen = 0;
  #total = 0;
  readonly #count: () => Promise<number>;

  constructor(db: Db, places: Places, findings: Findings) {
    this.#places = places;
    this.#findings = findings;
    const stored = db.collection<Stored>('ledger_checkpoints');
    this.#count = () => stored.countDocuments({});
    const cursor = stored.find({}, { promoteBuffers: true }).sort({ _id: 1 });
    this.#cursor = cursor[Symbol.asyncIterator]();
  }

  /** To be told of each size in order. */
  async reached(size: number, root: () => Hash): Promise<void> {
    if (!this.#begun) await this.#begin();
    while (this.#next && this.#next._id <= size) {
      const one = this.#next;
      await this.#advance();
      if (one._id === size) this.#compare(one, root());
    }
  }

  /** After the last entry: what is known must not be more than what is public. */
  async finish(published: OpenedCheckpoint | undefined): Promise<void> {
    if (!this.#begun) await this.#begin();
    for (; this.#next; await this.#advance()) this.#latest = this.#next;
    if (!published) {
      if (this.#latest) this.#findings.difference('checkpoint.missing', 'checkpoint');
      return;
    }
    if (this.#latest && this.#latest._id > published.size)
      this.#findings.difference(
        'checkpoint.rolled-back',
        'checkpoint',
        `published size ${published.size}, size ${this.#latest._id} was published at ${this.#latest.at.toISOString()}`,
      );
  }

  /** The same for the one that is public. */
  compareRoot(size: number, told: Hash, root: Hash, place: string): void {
    if (Buffer.from(told).equals(root)) return;
    this.#wrongRoots += 1;
    // One changed entry changes every root after it: the first one tells from where on.
    if (this.#wrongRoots === 1)
      this.#findings.difference('checkpoint.root', place, `size ${size}; every later root differs too`);
  }

  #compare(stored: Stored, root: Hash): void {
    const place = `checkpoint of size ${stored._id}`;
    this.#findings.count('checkpoints');
    this.#seen += 1;
    const lastOfDay = this.#next?.day !== stored.day;
    const whole = lastOfDay || this.#seen > this.#total - judgedWhole;
    const opened = whole ? judgeNote(stored.note, this.#places, place, this.#findings) : undefined;
    const told = whole ? opened : this.#read(stored, place);
    if (told && told.size !== stored._id)
      this.#findings.difference('checkpoint.order', place, `its note says size ${told.size}`);
    else if (told) this.compareRoot(stored._id, told.root, root, place);
    if (whole) this.#times(stored, place, opened?.witnessed ?? []);
    const before = this.#latest;
    if (before && before.at > stored.at)
      this.#findings.difference(
        'checkpoint.order',
        place,
        `${stored.at.toISOString()} is before the one before`,
      );
    this.#latest = stored;
  }

  /** When it was published is said by us; when it was there, by others. */
  #times(stored: Stored, place: string, witnessed: OpenedCheckpoint['witnessed']): void {
    const { at, day } = stored;
    if (day !== civilDateOf(at))
      this.#findings.difference('checkpoint.order', place, `${at.toISOString()} kept as of ${day}`);
    const tolerated = inForce(ledgerClockMinutes, { on: civilDateOf(at) }).value * 60_000;
    for (const { name, time } of witnessed) {
      this.#saidOutside(time);
      // A witness signs before it is published.
      if (time.getTime() - at.getTime() > tolerated)
        this.#findings.difference(
          'checkpoint.order',
          place,
          `${name} signed ${time.toISOString()}, published ${at.toISOString()}`,
        );
    }
    const stamp = this.#stamp(stored, place);
    if (stamp === undefined) return;
    // A stamp that came late tells nothing of what was stored by then.
    if (stamp.getTime() - at.getTime() <= stampGraceMs) this.#saidOutside(stamp);
    else
      this.#findings.note(
        'checkpoint.stamped-late',
        place,
        `stamped ${stamp.toISOString()}, published ${at.toISOString()}`,
      );
  }

  #saidOutside(time: Date): void {
    if (!this.outside || time > this.outside) this.outside = time;
  }

  #read({ note }: Stored, place: string): { size: number; root: Hash } | undefined {
    try {
      return parseCheckpoint(splitNote(note).text);
    } catch (error) {
      this.#findings.difference('checkpoint.signature', place, (error as Error).message);
      return undefined;
    }
  }

  #stamp({ note, token, at }: Stored, place: string): Date | undefined {
    const { timestampCa } = this.#places;
    if (timestampCa === undefined) return undefined;
    if (!token) {
      if (Date.now() - at.getTime() > stampGraceMs) this.#findings.note('checkpoint.unstamped', place);
      return undefined;
    }
    try {
      const { time } = verifyToken(token, Buffer.from(note), timestampCa);
      this.#findings.count('time stamps');
      // Stamped before it was published: its time was put back.
      if (time.getTime() < at.getTime() - 60_000)
        this.#findings.difference(
          'checkpoint.order',
          place,
          `stamped ${time.toISOString()}, published ${at.toISOString()}`,
        );
      return time;
    } catch (error) {
      this.#findings.difference('checkpoint.timestamp', place, (error as Error).message);
      return undefined;
    }
  }

  async #begin(): Promise<void> {
    this.#begun = true;
    this.#total = await this.#count();
    await this.#advance();
  }

  async #advance(): Promise<void> {
    const step: IteratorResult<Stored, unknown> = await this.#cursor.next();
    this.#next = step.done === true ? undefined : step.value;
  }
}
