import { sha256Hex, derivedId } from '@sanzhi/kernel';
import { asCommand } from '@sanzhi/persistence';
import { isWholeCourse, lawFor } from '@sanzhi/statute';
import { commands } from '../src/matter/adapters/commands.ts';
import { JoseClearances } from '../src/matter/adapters/jose-clearances.ts';
import { inMemory } from '@sanzhi/persistence';
import { StoredMatters } from '../src/matter/adapters/stored-matters.ts';
import { MemoryNumbers } from '../src/matter/adapters/memory-numbers.ts';
import { MemoryRegister } from '../src/matter/adapters/memory-register.ts';
import { AdvanceMatter } from '../src/matter/application/advance-matter.ts';
import { ChangeOfficers } from '../src/matter/application/change-officers.ts';
import { FileMaterial } from '../src/matter/application/file-material.ts';
import { GrantExemption } from '../src/matter/application/grant-exemption.ts';
import { HearReview } from '../src/matter/application/hear-review.ts';
import { IssueNumbered } from '../src/matter/application/issue.ts';
import { OpenMatter } from '../src/matter/application/open-matter.ts';
import type {
  DocumentOrder,
  Documents,
  MadeDocument,
  Matters,
  Numbers,
} from '../src/matter/application/ports.ts';
import { Propose } from '../src/matter/application/propose.ts';
import { RecordStatement } from '../src/matter/application/record-statement.ts';
import type {
  Caller,
  FiledCourse,
  FiledRecording,
  Matter,
  ProposalContent,
} from '../src/matter/domain/matter.ts';
import { agency, content, officer, party, people, publicKeys, sign } from './matter-people.ts';
import { proposalDigest } from '../src/matter/domain/proposal.ts';

/** Documents without a typesetter: the same order again gives the same, as the port demands. */
export class MemoryDocuments implements Documents {
  readonly made = new Map<string, DocumentOrder>();
  failing: Error | undefined;
  async check(): Promise<void> {}
  async make(order: DocumentOrder): Promise<MadeDocument> {
    if (this.failing) throw this.failing;
    if (!this.made.has(order.id)) this.made.set(order.id, order);
    return {
      id: order.id,
      title: `文书${order.form}`,
      sha256: sha256Hex(order.id),
      paragraphs: [order.number ?? ''],
    };
  }
}

export interface SceneParts {
  matters?: Matters;
  numbers?: Numbers;
  documents?: MemoryDocuments;
  /** Keeps one scene's ids apart from another's in a shared database. */
  name?: string;
  agency?: string;
}

/** A matter with everything around it but other services: time, people, register, review's key. */
export class Scene {
  now = new Date('2026-02-09T09:00:00+08:00');
  readonly register = new MemoryRegister();
  readonly documents: MemoryDocuments;
  readonly matters: Matters;
  readonly numbers: Numbers;
  readonly clearances = new JoseClearances(publicKeys, () => this.now);
  readonly delays: unknown[] = [];
  readonly id: string;
  readonly #name: string;
  readonly agency: string;
  #count = 0;

  constructor(parts: SceneParts = {}) {
    this.#name = parts.name ?? 'scene';
    this.agency = parts.agency ?? agency;
    this.id = derivedId('matter', this.#name);
    this.matters = parts.matters ?? inMemory(StoredMatters, { service: 'evidence', now: () => this.now });
    this.numbers = parts.numbers ?? new MemoryNumbers();
    this.documents = parts.documents ?? new MemoryDocuments();
    for (const { certificate, name } of Object.values(people))
      if (certificate)
        this.register.records.set(certificate, officer(certificate, name, { agency: this.agency }));
    this.register.bodies.set(this.agency, {
      uscc: this.agency,
      name: '新田县市场监督管理局',
      short: '新市监',
      region: '431128',
      address: '新田县龙泉镇秀峰路6号',
      phone: '0746-4712315',
      reconsideration: '新田县人民政府',
      court: '新田县人民法院',
      legalBasis: '行政处罚法第十七条',
    });
  }

  get #clock() {
    return { now: () => this.now };
  }
  as(who: Caller): Caller {
    return { ...who, agency: this.agency };
  }
  get issuing(): IssueNumbered {
    const { matters, register, clearances, numbers, documents } = this;
    const delayed = (_: string, error: unknown) => void this.delays.push(error);
    const clock = this.#clock;
    return new IssueNumbered({ matters, register, clearances, numbers, documents, commands, clock, delayed });
  }

  /** Every command with a key of its own, as over HTTP. */
  do<T>(work: () => Promise<T>): Promise<T> {
    this.#count += 1;
    const key = `${this.#name}:${this.#count}`;
    return asCommand({ key, actor: { id: 'test', name: 'test' } }, work);
  }

  open(more: Partial<Parameters<OpenMatter['execute']>[0]> = {}) {
    return this.do(() =>
      new OpenMatter(this.matters, this.register, this.#clock).execute({
        id: this.id,
        kind: 'ordinary-penalty',
        cause: '涉嫌经营超过保质期的食品',
        source: '日常检查',
        party,
        certificates: ['18110028001', '18110028002'],
        who: this.as(people.chen),
        ...more,
      }),
    );
  }
  advance(to: string, who: Caller, note?: string) {
    const advance = new AdvanceMatter(this.matters, this.#clock);
    return this.do(() => advance.execute({ id: this.id, to, note, who: this.as(who) }));
  }
  propose(more: Partial<ProposalContent> = {}, who: Caller = people.chen) {
    const propose = new Propose(this.matters, this.#clock);
    return this.do(() =>
      propose.execute({ id: this.id, content: { ...content, ...more }, who: this.as(who) }),
    );
  }
  exempt(activity: string, who: Caller) {
    const exemption = new GrantExemption(this.matters, this.#clock);
    return this.do(() =>
      exemption.execute({
        id: this.id,
        activity,
        ground: 'device-failure',
        reason: '设备故障',
        who: this.as(who),
      }),
    );
  }
  changeOfficers(certificates: string[]) {
    const change = new ChangeOfficers(this.matters, this.register, this.#clock);
    const who = this.as(people.unitHead);
    return this.do(() => change.execute({ id: this.id, certificates, reason: '岗位调整', who }));
  }
  state(said: { waived?: boolean; hearingRequested?: boolean; text?: string }, who: Caller = people.chen) {
    const record = new RecordStatement(this.matters, this.#clock);
    const all = { waived: false, hearingRequested: false, ...said };
    return this.do(() => record.execute({ id: this.id, ...all, who: this.as(who) }));
  }
  issue(kind: 'notice' | 'decision', who: Caller = kind === 'notice' ? people.chen : people.leader) {
    const fields = {};
    return this.do(() => this.issuing.execute({ id: this.id, kind, fields, who: this.as(who) }));
  }

  get file() {
    return new FileMaterial(this.matters);
  }
  async made(form: number): Promise<string> {
    const { state: stage } = await this.matter();
    const id = derivedId('document', this.#name, String((this.#count += 1)));
    const at = this.now.toISOString();
    await this.do(() =>
      this.file.documentMade(this.id, { id, form, title: `文书${form}`, stage, sha256: sha256Hex(id), at }),
    );
    return id;
  }
  async sealed(activity: string, more: Partial<FiledRecording> = {}): Promise<string> {
    const { state: stage, enteredAt: since } = await this.matter();
    const id = derivedId('recording', this.#name, String((this.#count += 1)));
    const at = this.now.toISOString();
    await this.do(() =>
      this.file.recordingSealed(this.id, {
        id,
        activity,
        title: activity,
        stage,
        sha256: sha256Hex(id),
        at,
        stageSince: since,
        madeAt: at,
        ...more,
      }),
    );
    if (isWholeCourse(activity, lawFor(this.agency, since)))
      await this.checked({ stage, since, activity, recordings: [id], open: 0 });
    return id;
  }
  checked(course: FiledCourse) {
    return this.do(() => this.file.courseChecked(this.id, course));
  }
  async serve(document: string | undefined) {
    if (document === undefined) throw new Error('nothing to serve');
    await this.made(50);
    await this.sealed('service');
    await this.do(() => this.file.documentServed(this.id, document, this.now.toISOString()));
  }

  get review() {
    const { matters, documents, clearances, register } = this;
    return new HearReview({ matters, documents, clearances, register, commands, clock: this.#clock });
  }
  async opinion(
    outcome: 'agree' | 'correct' | 'investigate' | 'other',
    by: { reviewer?: Caller; head?: Caller } = {},
  ) {
    const matter = await this.matter();
    const { reviewer = people.reviewer, head = people.reviewHead } = by;
    return this.do(() =>
      this.review.opinion(this.id, {
        event: derivedId('opinion', this.#name, String(this.#count)),
        review: 'legal-review',
        outcome,
        round: 1,
        text: '审核意见',
        digest: proposalDigest(matter) ?? '',
        reviewer,
        head,
        checks: [{ check: 'law', result: 'pass' }],
        givenOn: '2026-02-10',
      }),
    );
  }
  async clear(token?: string): Promise<string> {
    const digest = proposalDigest(await this.matter()) ?? '';
    const given = token ?? (await sign({ sub: this.id, digest, jti: String((this.#count += 1)) }));
    await this.do(() => this.review.cleared(this.id, { token: given, round: 1 }, { name: '法规股长' }));
    return given;
  }

  async matter(): Promise<Matter> {
    const kept = await this.matters.get(this.id);
    if (!kept) throw new Error('no matter');
    return kept.state;
  }
  pass(days: number) {
    this.now = new Date(this.now.getTime() + days * 86_400_000);
  }

  /** By the rules to this state. */
  async reach(target: 'P04' | 'P09' | 'P10' | 'P11' | 'P12' | 'P13' | 'P16' | 'P17'): Promise<void> {
    const { chen, leader } = people;
    const steps: [string, () => Promise<unknown>][] = [
      ['P01', () => this.open()],
      ['P02', () => this.advance('P02', chen)],
      ['P03', () => this.advance('P03', chen)],
      ['P04', () => this.made(7).then(() => this.advance('P04', leader))],
      [
        'P09',
        async () => {
          await this.made(9);
          await this.sealed('evidence-taking');
          await this.advance('P09', chen);
        },
      ],
      ['P10', () => this.made(35).then(() => this.propose())],
      ['P11', () => this.opinion('agree').then(() => this.clear())],
      ['P12', () => this.advance('P12', leader)],
      [
        'P13',
        async () => {
          await this.issue('notice');
          await this.serve((await this.matter()).notice?.document);
          await this.advance('P13', chen);
        },
      ],
      ['P16', () => this.state({ waived: true }).then(() => this.advance('P16', chen))],
      ['P17', () => this.issue('decision')],
    ];
    const from = await this.matters.get(this.id);
    const done = from ? steps.findIndex(([state]) => state === from.state.state) + 1 : 0;
    for (const [state, step] of steps.slice(done)) {
      this.now = new Date(this.now.getTime() + 60_000);
      await step();
      if (state === target) return;
    }
  }
}
