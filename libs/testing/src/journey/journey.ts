import { randomUUID } from 'node:crypto';
import {
  disclosureApi,
  evidenceApi,
  reviewApi,
  type MatterView,
  type SubmissionView,
} from '@sanzhi/contracts';
import { reviewChecks } from '@sanzhi/statute';
import { Refused, type Api, type CallOptions } from './api.ts';
import { formsOf } from './forms.ts';
import { evidenceList, shop } from './shop.ts';
import { Final, until } from './until.ts';
import { Quarantined, uploadRecording, type Footage } from './upload.ts';

export interface World {
  api: Api;
  /** The clock of the house, as far as this side can know it. */
  now: () => Date;
  /** How long to go on trying when a service is away. */
  patienceMs?: number;
  /** Own name for this matter's party, when many run side by side. */
  name?: string;
}

/** Who does what; usernames of the demonstration. */
export const cast = {
  handler: 'chen.handler',
  officers: ['18110028001', '18110028002'],
  unitHead: 'zhou.head',
  reviewer: 'liu.reviewer',
  reviewHead: 'gao.reviewhead',
  leader: 'tang.leader',
  editor: 'xie.editor',
  approver: 'luo.approver',
} as const;

const handedIn = new Set<string>();

/** One matter, step by step, through the public APIs as the people of the bureau would take it. */
export class Journey {
  id = '';
  readonly #world: World;
  readonly #options: CallOptions;

  constructor(world: World) {
    this.#world = world;
    this.#options = { patienceMs: world.patienceMs ?? 0 };
  }

  async open(): Promise<void> {
    const party = { ...shop.party, name: this.#world.name ?? shop.party.name };
    const body = {
      kind: 'ordinary-penalty',
      cause: shop.cause,
      source: shop.source,
      party,
      officers: cast.officers,
    };
    this.id = (await this.#call(evidenceApi.openMatter, cast.handler, body)).id;
  }

  matter(): Promise<MatterView> {
    return this.#call(evidenceApi.getMatter, cast.handler, { id: this.id });
  }

  submission(): Promise<SubmissionView> {
    return this.#call(reviewApi.getSubmission, cast.handler, { id: this.id });
  }

  advance(to: string, by: string = cast.handler, note?: string): Promise<unknown> {
    return this.#write(evidenceApi.advance, by, { to, note });
  }

  /** What was sealed before cannot be sealed again: a file given a second time stands for another take. */
  async record(footage: Omit<Footage, 'startedAt' | 'endedAt' | 'place'>): Promise<string> {
    const endedAt = this.#world.now();
    const again = handedIn.has(footage.path);
    handedIn.add(footage.path);
    const whole = {
      ...footage,
      again,
      place: shop.party.address,
      startedAt: new Date(endedAt.getTime() - 600_000),
      endedAt,
    };
    const { api } = this.#world;
    const upload = (one: Footage) =>
      uploadRecording(api, cast.handler, this.id, one, cast.officers, endedAt, this.#options);
    try {
      return await upload(whole);
    } catch (error) {
      if (!(error instanceof Quarantined) || error.code !== 'recording.duplicate' || again) throw error;
      return upload({ ...whole, again: true });
    }
  }

  /** Makes the form and waits until the matter's file shows it. */
  async make(form: 7 | 9 | 14 | 35): Promise<void> {
    const { id } = await this.#write(evidenceApi.makeDocument, cast.handler, {
      form,
      fields: formsOf(this.#world.now())[form],
    });
    await this.#until(`form ${form} in the file`, async () => {
      const { items } = await this.#call(evidenceApi.listDocuments, cast.handler, { id: this.id });
      return items.some((document) => document.id === id);
    });
  }

  /** Advances once everything the state owes has reached the matter's file. */
  async advanceWhenComplete(to: string, by: string = cast.handler): Promise<void> {
    await this.#until(`${to} open`, async () => {
      const { state, next } = await this.matter();
      if (state === to) return true;
      const arrow = next.find((one) => one.to === to);
      if (!arrow) throw new Error(`no way from ${state} to ${to}`);
      if (arrow.missing.length > 0) throw new Error(arrow.missing.map(({ zh }) => zh).join('；'));
      return true;
    });
    await this.advance(to, by);
  }

  propose(discretion: string): Promise<unknown> {
    const { facts, characterisation, basis, measures } = shop;
    const flags = { publicInterest: false, complex: false, thirdPartyRights: false };
    return this.#write(evidenceApi.propose, cast.handler, {
      facts,
      characterisation,
      basis,
      measures,
      discretion,
      ...flags,
    });
  }

  /** Hands the proposal in once review knows of it. */
  async submit(
    discretion: string,
    answers: readonly { check: string; answer: string }[] = [],
  ): Promise<SubmissionView> {
    const open = await this.#until('submission open', async () => {
      const submission = await this.submission();
      return (
        submission.proposal.discretion === discretion &&
        ['collecting', 'answering'].includes(submission.state) &&
        submission
      );
    });
    await this.#write(reviewApi.submit, cast.handler, { declared: true, answers });
    return open;
  }

  async opine(outcome: 'agree' | 'correct', finding?: { check: string; finding: string }): Promise<void> {
    await this.#write(reviewApi.accept, cast.reviewer, {});
    const checks = reviewChecks.map(({ code }) => {
      if (finding?.check === code)
        return {
          check: code,
          result: 'problem',
          severity: 'major',
          finding: finding.finding,
          basis: '市场监督管理行政处罚程序规定第五十三条',
          request: '补充裁量理由和依据',
        };
      return { check: code, result: code === 'crime' ? 'not-applicable' : 'pass' };
    });
    const text =
      outcome === 'agree'
        ? '事实清楚，证据确凿，定性准确，程序合法，同意拟处理意见。'
        : '裁量理由不充分，建议纠正后重新送审。';
    await this.#write(reviewApi.giveOpinion, cast.reviewer, { outcome, checks, text });
    await this.#write(reviewApi.countersign, cast.reviewHead, { agreed: true });
  }

  untilState(state: string): Promise<MatterView> {
    return this.#until(`state ${state}`, async () => {
      const matter = await this.matter();
      return matter.state === state && matter;
    });
  }

  async issueNotice(): Promise<string> {
    const fields = { evidence: evidenceList, hearing: false, contact: '陈远志', phone: '0746-4712315' };
    await this.#write(evidenceApi.issueNotice, cast.handler, { fields });
    return (await this.#until('notice numbered', async () => (await this.matter()).notice)).number;
  }

  async serve(which: 'notice' | 'decision'): Promise<void> {
    const matter = await this.matter();
    const document = matter[which]?.document ?? '';
    await this.#until('document ready for service', async () => {
      const { items } = await this.#call(evidenceApi.listDocuments, cast.handler, { id: this.id });
      return items.some(({ id }) => id === document);
    });
    const service = {
      method: 'direct',
      recipient: shop.party.legalRepresentative,
      place: shop.party.address,
      servedAt: this.#world.now().toISOString(),
    };
    await this.#call(evidenceApi.serve, cast.handler, { id: document, ...service });
    await this.#until(`${which} served`, async () => (await this.matter())[which]?.servedOn);
  }

  state(text?: string): Promise<unknown> {
    return this.#write(evidenceApi.recordStatement, cast.handler, {
      waived: false,
      hearingRequested: false,
      text,
    });
  }

  async issueDecision(): Promise<string> {
    const payment = {
      bank: '新田县农村商业银行龙泉支行',
      account: '82012800000012345',
      payee: '新田县财政局非税收入汇缴结算户',
    };
    const fields = {
      course: '本局执法人员于监督检查中发现线索，经批准立案后依法调查取证，现已调查终结。',
      evidence: evidenceList,
      adoption: shop.adoption,
      correction: '立即停止经营超过保质期的食品，并对库存食品逐一核查保质期。',
      payment,
    };
    await this.#write(evidenceApi.issueDecision, cast.leader, { fields, otherPersons: [] });
    return (await this.#until('decision numbered', async () => (await this.matter()).decision)).number;
  }

  /** The publication that disclosure planned when the decision was issued. */
  async publication(): Promise<string> {
    const { decision } = await this.matter();
    const { id } = await this.#until('publication planned', async () => {
      let after: string | undefined;
      do {
        const page = await this.#call(disclosureApi.listPublications, cast.editor, { limit: 100, after });
        const found = page.items.find(({ number }) => number === decision?.number);
        if (found) return found;
        after = page.next;
      } while (after !== undefined);
      return undefined;
    });
    return id;
  }

  async publish(): Promise<string> {
    const id = await this.publication();
    await this.#call(disclosureApi.prepare, cast.editor, { id, secrecyChecked: true, redactions: [] });
    await this.#call(disclosureApi.release, cast.approver, { id });
    return id;
  }

  /** What the matter still lacks may be on its way from another room: a person would look again in a moment. */
  #write<R extends Parameters<Api['call']>[0]>(route: R, who: string, body: Record<string, unknown>) {
    return this.#until(`${route.zh}`, async () => {
      try {
        return { done: await this.#call(route, who, { id: this.id, ...body }) };
      } catch (error) {
        if (error instanceof Refused && error.problem.code === 'matter.missing') return undefined;
        throw new Final(error);
      }
    }).then(({ done }) => done);
  }

  #call<R extends Parameters<Api['call']>[0]>(route: R, who: string, input: Record<string, unknown>) {
    return this.#world.api.call(route, who, input, { ...this.#options, key: randomUUID() });
  }

  #until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
    return until(`${this.#world.name ?? 'the matter'}: ${what}`, ask, {
      timeoutMs: 120_000 + (this.#world.patienceMs ?? 0),
    });
  }
}
