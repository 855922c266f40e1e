import { derivedId } from '@sanzhi/kernel';
import { samePerson } from '@sanzhi/statute';
import type { Actor, Event, Row } from './row.ts';

const type = (fact: string): string => `cn.sanzhi.evidence.${fact}.v1`;
const asking = new Set([type('disposal.proposed'), type('erasure.requested')]);
const agreeing = new Set([type('disposal.approved'), type('erasure.approved')]);
const ending = type('holding.ending');
const disposed = type('holding.disposed');
const carriedOut = type('disposal.carried-out');
const erasedOf = type('erasure.carried-out');

interface Person {
  subject?: string;
  certificate?: string;
}
/** Who said it; `gone` where the words were erased with the matter that they are about. */
type Sayer = Person | 'gone';

interface Agreement {
  agency: string;
  matter?: string | undefined;
  asked?: Sayer;
  agreed?: Sayer;
  /** Of a disposal: what was to go, as `thing digest`. */
  items: Set<string>;
  /** The same, by the digest alone. */
  digests: Set<string>;
}

interface End {
  event: Event;
  agreement: string;
  asked: Person;
  agreed: Person;
}

interface Judged {
  things: Set<string>;
  digests: Set<string>;
  /** Told to go: things, and digests of those whose words were erased. */
  ending: Set<string>;
  matters: Set<string>;
  unfounded: { place: string; agreement: string }[];
}

export const start = (sha256: unknown): string => String(sha256).slice(0, 16);
export const personOf = ({ id: subject, certificate }: Actor): Person =>
  certificate === undefined ? { subject } : { subject, certificate };
const isOf = (sayer: Sayer | undefined, named: Person): boolean =>
  sayer !== undefined && (sayer === 'gone' || samePerson(sayer, named));

/**
 * What may be gone: a file, or the words about a matter, counts as lawfully ended only where one person asked for it and
 * another agreed, in entries of their own (law 7, 个人信息保护法第四十七条). Events of two things may reach the ledger in
 * any order, so this is judged when all were heard.
 */
export class LawfulEnds {
  readonly #agreements = new Map<string, Agreement>();
  readonly #ends: End[] = [];
  /** Digests of disposed files, and of those told to go, by entries whose words were erased. */
  readonly #told = new Set<string>();
  readonly #begun = new Set<string>();
  /** Told to go and kept nevertheless, as `disposal thing`. */
  readonly #spared = new Set<string>();
  #known: Judged | undefined;

  hear(event: Event): void {
    const { type, subject, actor, data } = event;
    this.#known = undefined;
    if (asking.has(type)) this.#ask(this.#of(event), event);
    if (agreeing.has(type)) this.#of(event).agreed ??= personOf(actor);
    const named = (field: string): Person => data[field] ?? {};
    const agreed = named('approvedBy');
    if (type === ending || type === disposed)
      this.#ends.push({ event, agreement: String(data['disposal']), asked: named('proposedBy'), agreed });
    if (type === carriedOut)
      for (const { thing } of (data['kept'] ?? []) as Record<string, unknown>[])
        this.#spared.add(`${subject} ${String(thing)}`);
    if (type === erasedOf)
      this.#ends.push({ event, agreement: subject, asked: named('requestedBy'), agreed });
  }

  /** An entry whose words are gone: whose it is stands in its id, and the id in the tree. */
  miss({ _id, type = '', subject = '', sequence, agency = '', matter, sha256 }: Row): void {
    this.#known = undefined;
    if (type === disposed) this.#told.add(start(sha256));
    if (type === ending) this.#begun.add(start(sha256));
    if (_id !== derivedId('evidence', subject, String(sequence))) return;
    if (asking.has(type) && sequence === 1) this.#of({ subject, agency, matter }).asked ??= 'gone';
    if (agreeing.has(type) && sequence === 2) this.#of({ subject, agency, matter }).agreed ??= 'gone';
  }

  /** Matters whose words were erased by agreement. */
  get matters(): ReadonlySet<string> {
    return this.#judged().matters;
  }

  isDisposed(thing: string, sha256: string): boolean {
    const { things, digests } = this.#judged();
    return things.has(thing) || digests.has(start(sha256));
  }

  /** Told to go by agreement: no lawful end by itself, until the entry of the disposal is there. */
  isEnding(thing: string, sha256: string): boolean {
    const { ending: begun } = this.#judged();
    return begun.has(thing) || begun.has(start(sha256));
  }

  /** Ends that nobody asked for, or nobody else agreed to. */
  get unfounded(): Judged['unfounded'] {
    return this.#judged().unfounded;
  }

  #of({
    subject,
    agency,
    matter,
  }: Pick<Event, 'subject' | 'agency'> & { matter?: string | undefined }): Agreement {
    const known = this.#agreements.get(subject);
    if (known) return known;
    const made: Agreement = { agency, matter, items: new Set(), digests: new Set() };
    this.#agreements.set(subject, made);
    return made;
  }

  #ask(agreement: Agreement, { actor, data }: Event): void {
    agreement.asked ??= personOf(actor);
    for (const { thing, sha256 } of (data['things'] ?? []) as Record<string, unknown>[]) {
      agreement.items.add(`${String(thing)} ${start(sha256)}`);
      agreement.digests.add(start(sha256));
    }
  }

  #judged(): Judged {
    if (this.#known) return this.#known;
    const judged: Judged = {
      things: new Set(),
      digests: new Set(),
      ending: new Set(),
      matters: new Set(),
      unfounded: [],
    };
    for (const end of this.#ends) {
      const { event, agreement } = end;
      if (!this.#isFounded(end))
        judged.unfounded.push({ place: `${event.type} ${event.subject}`, agreement });
      else if (event.type === erasedOf) judged.matters.add(String(event.matter));
      else this.#tell(judged, end);
    }
    const agreed = [...this.#agreements.values()].filter(isAgreed);
    for (const digest of this.#told)
      if (agreed.some(({ digests }) => digests.has(digest))) judged.digests.add(digest);
    for (const digest of this.#begun)
      if (agreed.some(({ digests }) => digests.has(digest))) judged.ending.add(digest);
    this.#known = judged;
    return judged;
  }

  #tell({ things, ending: begun }: Judged, { event, agreement }: End): void {
    const thing = String(event.data['thing']);
    if (event.type === disposed) things.add(thing);
    else if (!this.#spared.has(`${agreement} ${thing}`)) begun.add(thing);
  }

  #isFounded({ event, agreement: id, asked, agreed }: End): boolean {
    const agreement = this.#agreements.get(id);
    if (!agreement || !isAgreed(agreement) || agreement.agency !== event.agency) return false;
    if (samePerson(asked, agreed) || !isOf(agreement.asked, asked) || !isOf(agreement.agreed, agreed))
      return false;
    const { thing, sha256 } = event.data;
    return event.type === erasedOf
      ? agreement.matter === event.matter
      : agreement.items.has(`${String(thing)} ${start(sha256)}`);
  }
}

const isAgreed = ({ asked, agreed }: Agreement): boolean =>
  asked !== undefined &&
  agreed !== undefined &&
  (asked === 'gone' || agreed === 'gone' || !samePerson(asked, agreed));
