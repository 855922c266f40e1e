import { derivedId, digestOf, DomainError } from '@sanzhi/kernel';
import { advance } from '../src/matter/domain/advance.ts';
import { fileDocument, fileRecording, fileService } from '../src/matter/domain/file.ts';
import { beginNumbering, finishNumbering } from '../src/matter/domain/issue.ts';
import type { Caller, Change, ClearanceClaims, Matter, NumberedKind } from '../src/matter/domain/matter.ts';
import { changeOfficers } from '../src/matter/domain/officers.ts';
import { propose } from '../src/matter/domain/propose.ts';
import {
  hearClearance,
  hearLapse,
  hearOpinion,
  hearSupplementRequest,
  type Opinion,
} from '../src/matter/domain/review.ts';
import { recordStatement } from '../src/matter/domain/statement.ts';
import { content, officer, people } from './matter-people.ts';

const { chen, leader, reviewer, reviewHead, presider, unitHead } = people;
const register = Object.values(people).map(({ certificate = '', name }) => officer(certificate, name));
/** Three proposals that differ in one thing each. */
const proposals = [
  content,
  { ...content, measures: [{ kind: 'fine' as const, amount: 2_000_000 }] },
  { ...content, facts: '当事人销售变质的食品。' },
];

/** The proposal put together anew, by other means than the matter's own. */
const independentDigest = (matter: Matter): string => {
  const { citizenId: _, phone: __, ...party } = matter.party;
  const byId = new Map<string, object>();
  for (const { id, title, sha256 } of matter.documents) byId.set(id, { id, kind: 'document', title, sha256 });
  for (const { id, title, sha256 } of matter.recordings)
    byId.set(id, { id, kind: 'recording', title, sha256 });
  return digestOf({
    ...matter.proposed?.content,
    party,
    matter: matter.id,
    procedure: matter.kind,
    hearingHeld: matter.history.some(({ from, to }) => from === 'P14' && to === 'P14r'),
    materials: matter.proposed?.materials.map((id) => byId.get(id)),
  });
};

const digests = new WeakMap<object, string>();
/** The same for a matter met before in the run; matters are never changed in place. */
const remembered = (matter: Matter): string => {
  const known = digests.get(matter);
  if (known !== undefined) return known;
  const digest = independentDigest(matter);
  digests.set(matter, digest);
  return digest;
};

interface Granted extends ClearanceClaims {
  token: string;
  dead: boolean;
}

/** One matter under any order of commands, good and hostile, beside what review has truly granted for it. */
export class MatterModel {
  matter: Matter;
  now: Date;
  granted: Granted[] = [];
  /** What was decided, and the wrong in it, if any. */
  decided = 0;
  faults: string[] = [];
  refused = 0;
  #count = 0;

  constructor(matter: Matter, now: Date) {
    this.matter = matter;
    this.now = now;
  }

  /** Another one that goes on from here. */
  fork(): MatterModel {
    const fork = new MatterModel(this.matter, this.now);
    fork.granted = this.granted.map((one) => ({ ...one }));
    fork.#count = this.#count;
    return fork;
  }

  get #key(): string {
    return String((this.#count += 1));
  }

  /** A refusal leaves everything as it was; anything but a refusal is a fault of the program. */
  try(command: () => Change | Matter): boolean {
    try {
      const done = command();
      this.#take('matter' in done ? done.matter : done);
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refused += 1;
      return false;
    }
  }

  #take(next: Matter): void {
    const asked = next.numbering?.kind === 'decision' && this.matter.numbering === undefined;
    if (asked) {
      this.decided += 1;
      const digest = remembered(this.matter);
      const live = this.granted.some(
        (one) => !one.dead && one.matter === this.matter.id && one.digest === digest,
      );
      if (!live) this.faults.push(`decided in ${this.matter.state} without a live clearance for ${digest}`);
      if (next.numbering?.digest !== digest) this.faults.push('the number is bound to another digest');
    }
    if (next.decision && !this.matter.decision && this.matter.numbering?.kind !== 'decision')
      this.faults.push('a decision without its command');
    this.matter = next;
    if (!next.proposed || this.granted.length === 0) return;
    const digest = remembered(next);
    for (const one of this.granted) one.dead ||= one.digest !== digest;
  }

  claimsOf(token: string | undefined): ClearanceClaims | undefined {
    return this.granted.find((one) => one.token === token);
  }

  advance(to: string, who: Caller) {
    return this.try(() => advance(this.matter, to, '备注', { now: this.now, who }));
  }
  propose(variant: number, who: Caller = chen) {
    const chosen = proposals[variant % proposals.length] ?? content;
    return this.try(() => propose(this.matter, chosen, { now: this.now, who }));
  }
  document(form: number): string {
    const id = derivedId('document', this.#key);
    const { state: stage } = this.matter;
    const at = this.now.toISOString();
    this.try(() =>
      fileDocument(this.matter, { id, form, title: `文书${form}`, stage, sha256: digestOf(id), at }),
    );
    return id;
  }
  recording(activity: string) {
    const id = derivedId('recording', this.#key);
    const { state: stage } = this.matter;
    const at = this.now.toISOString();
    this.try(() =>
      fileRecording(this.matter, { id, title: activity, activity, stage, sha256: digestOf(id), at }),
    );
  }
  opinion(outcome: Opinion['outcome']) {
    const id = derivedId('document', this.#key);
    const at = this.now.toISOString();
    const form = { id, form: 36, title: '审核表', stage: this.matter.state, sha256: digestOf(id), at };
    const digest = this.matter.proposed ? remembered(this.matter) : '';
    const opinion = { outcome, round: 1, text: '意见', digest, reviewer, head: reviewHead };
    return this.try(() => hearOpinion(this.matter, opinion, form, this.now));
  }
  supplement() {
    this.try(() => hearSupplementRequest(this.matter));
  }

  /** Review grants a clearance for the proposal of now; one that does not arrive was not granted. */
  grant() {
    if (!this.matter.proposed) return;
    const token = `genuine ${this.#key}`;
    const claims = { matter: this.matter.id, digest: remembered(this.matter) };
    this.granted.push({ ...claims, token, dead: false });
    if (!this.hear(token)) this.granted.pop();
  }
  hear(token: string): boolean {
    const by = { name: reviewHead.name };
    return this.try(() =>
      hearClearance(this.matter, { token, round: 1 }, this.claimsOf(token), { now: this.now, by }),
    );
  }
  replay(index: number) {
    const old = this.granted[index % (this.granted.length || 1)];
    if (old) this.hear(old.token);
  }
  /** Signed by review, for another matter. */
  swap() {
    const token = `swapped ${this.#key}`;
    this.granted.push({ matter: 'another', digest: remembered(this.matter), token, dead: false });
    this.hear(token);
  }
  forge() {
    this.hear(`forged ${this.#key}`);
  }
  /** Beneath the rules, into the store: a forged token, or an old one, under the digest of now. */
  plant(index: number) {
    const token = this.granted[index]?.token ?? `planted ${this.#key}`;
    const digest = remembered(this.matter);
    this.try(() => ({ ...this.matter, clearance: { token, digest, round: 1 } }));
  }
  /** Beneath the rules, into the store: another amount. */
  alter() {
    const { proposed } = this.matter;
    if (!proposed || this.matter.numbering) return;
    const altered = { ...proposed.content, measures: [{ kind: 'fine' as const, amount: 1 }] };
    this.try(() => ({ ...this.matter, proposed: { ...proposed, content: altered } }));
  }
  lapse() {
    const { clearance } = this.matter;
    if (!clearance) return;
    for (const one of this.granted) one.dead ||= one.token === clearance.token;
    this.try(() => hearLapse(this.matter, clearance.digest));
  }

  issue(kind: NumberedKind, who: Caller) {
    const claims = this.claimsOf(this.matter.clearance?.token);
    const request = { kind, fields: {}, otherPersons: [], agencyShort: '新市监', register, claims };
    return this.try(() => beginNumbering(this.matter, request, { now: this.now, who }));
  }
  finish() {
    if (!this.matter.numbering) return;
    const made = { number: `号${this.#key}`, sha256: digestOf('x'), title: '文书', paragraphs: ['文'] };
    this.try(() => finishNumbering(this.matter, made, this.now));
  }
  serve(document: string | undefined) {
    if (document === undefined) return;
    this.document(50);
    this.recording('service');
    this.try(() => fileService(this.matter, document, this.now.toISOString()));
  }
  say(said: { waived?: boolean; hearingRequested?: boolean }) {
    const all = { waived: false, hearingRequested: false, ...said };
    this.try(() => recordStatement(this.matter, all, { now: this.now, who: chen }));
  }
  officers(second: string) {
    const change = { certificates: ['18110028001', second], reason: '调整' };
    this.try(() => changeOfficers(this.matter, change, register, { now: this.now, who: unitHead }));
  }
  pass(hours: number) {
    this.now = new Date(this.now.getTime() + hours * 3_600_000);
  }

  /** One step of the lawful way on, wherever the matter stands; `variant` chooses among proposals. */
  step(variant: number): void {
    this.pass(1);
    if (this.matter.numbering) return this.finish();
    switch (this.matter.state) {
      case 'P04':
        this.document(9);
        this.recording('evidence-taking');
        this.advance('P09', chen);
        return;
      case 'P09':
        this.document(35);
        this.propose(variant);
        return;
      case 'P10':
        this.opinion('agree');
        return this.grant();
      case 'P11':
        this.advance('P12', leader);
        return;
      case 'P12':
        if (this.matter.notice?.servedOn === undefined || !this.advance('P13', chen)) {
          this.issue('notice', chen);
          this.finish();
          this.serve(this.matter.notice?.document);
        }
        return;
      case 'P13':
        if (this.matter.statement?.hearingRequested) return void this.advance('P14', chen);
        this.say({ waived: true });
        this.advance('P16', chen);
        return;
      case 'P14':
        this.recording('hearing');
        this.advance('P14r', presider);
        return;
      case 'P14r':
        this.propose(variant);
        this.opinion('agree');
        return this.grant();
      case 'P15':
        this.advance('P16', leader);
        return;
      case 'P16':
        this.issue('decision', leader);
    }
  }
}
