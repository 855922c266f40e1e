import { decisionProposed, type CheckResult, type Person, type Proposal } from '@sanzhi/contracts';
import { digestOf, DomainError } from '@sanzhi/kernel';
import { inMemory, type InMemory } from '@sanzhi/persistence';
import { civilDateOf, reviewChecks } from '@sanzhi/statute';
import { Countersign, GiveOpinion, type ClearanceSigner } from '../src/opinion/index.ts';
import { StoredReviewers } from '../src/reviewer/adapters/stored-reviewers.ts';
import { RecordReviewer, type Reviewers } from '../src/reviewer/index.ts';
import { StoredSubmissions } from '../src/submission/adapters/stored-submissions.ts';
import {
  Accept,
  ReceiveHandlers,
  ReceiveProposal,
  RequestSupplement,
  Submit,
  type Acting,
  type Submission,
  type Submissions,
} from '../src/submission/index.ts';

export const agency = '114311280064218500';
export const otherAgency = '114311280064241700';
export const matter = decisionProposed.sample.proposal.matter;

const acting = (subject: string, name: string, unit: string, role: string, certificate?: string): Acting => ({
  subject,
  name,
  unit,
  roles: [role],
  ...(certificate === undefined ? {} : { certificate }),
});

export const chen = acting('s-chen', '陈远志', 'enforcement-1', 'handler', '18110028001');
export const li = acting('s-li', '李文博', 'enforcement-1', 'handler', '18110028002');
export const wang = acting('s-wang', '王晓梅', 'enforcement-2', 'handler', '18110028003');
export const zhou = acting('s-zhou', '周国强', 'enforcement-1', 'unit-head', '18110028004');
export const liu = acting('s-liu', '刘思远', 'legal', 'reviewer', '18110028005');
export const he = acting('s-he', '何雨桐', 'legal', 'reviewer');
export const gao = acting('s-gao', '高明轩', 'legal', 'review-head', '18110028006');
export const fang = acting('s-fang', '方敏', 'legal', 'review-head');

export const certified = ({ name, certificate }: Acting): Person => ({
  name,
  certificate: certificate,
});
export const known = ({ subject, name, certificate }: Acting): Person => ({
  subject,
  name,
  ...(certificate === undefined ? {} : { certificate }),
});

const sample = decisionProposed.sample;
export const material = (title: string): Proposal['materials'][number] => ({
  ...(sample.proposal.materials[0] as Proposal['materials'][number]),
  title,
  sha256: digestOf(title),
});
export const proposal = (change: Partial<Proposal> = {}): Proposal => ({ ...sample.proposal, ...change });

export const passing = (): CheckResult[] => reviewChecks.map(({ code }) => ({ check: code, result: 'pass' }));
/** All pass but these. */
export const problems = (...codes: string[]): CheckResult[] =>
  passing().map((check) =>
    codes.includes(check.check)
      ? { ...check, result: 'problem', severity: 'major', finding: '证据不足', request: '补充证据' }
      : check,
  );

/** Says what was signed instead of signing it. */
export const plainSigner: ClearanceSigner = { sign: async (claims) => JSON.stringify(claims) };

/** The code of the rule that refused, or undefined when the work was done. */
export const refusal = async (work: Promise<unknown>): Promise<string | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

/** One matter's review, through the use cases. */
export class Desk<
  S extends Submissions = InMemory<StoredSubmissions>,
  R extends Reviewers = InMemory<StoredReviewers>,
> {
  readonly submissions: S;
  readonly reviewers: R;
  readonly signer: ClearanceSigner;
  #sequence = 0;
  now = new Date('2026-02-09T09:00:00+08:00');
  readonly clock = { now: () => this.now };

  constructor(
    submissions = inMemory(StoredSubmissions) as unknown as S,
    reviewers = inMemory(StoredReviewers) as unknown as R,
    signer = plainSigner,
  ) {
    this.submissions = submissions;
    this.reviewers = reviewers;
    this.signer = signer;
  }

  async state(id = matter): Promise<Submission> {
    const kept = await this.submissions.ofMatter(id);
    if (!kept) throw new Error(`no submission ${id}`);
    return kept.state;
  }

  on(day: string): void {
    this.now = new Date(`${day}T09:00:00+08:00`);
  }

  /** Registers both reviewers, one of them new in the work and qualified. */
  async register(): Promise<void> {
    await this.record(liu, { firstTime: false });
    await this.record(he, { firstTime: true, qualification: 'A20214311280042' });
  }

  record(
    who: Acting,
    more: { firstTime?: boolean; qualification?: string; active?: boolean; appointedOn?: string },
  ) {
    const reviewer = { ...known(who), subject: who.subject };
    return new RecordReviewer(this.reviewers).execute({
      agency,
      record: { reviewer, appointedOn: '2024-01-02', firstTime: false, active: true, ...more },
    });
  }

  propose(
    change: Partial<Proposal> = {},
    more: {
      handlers?: Person[];
      sequence?: number;
      digest?: string;
      proposer?: Person;
      agency?: string;
    } = {},
  ): Promise<void> {
    this.#sequence += 1;
    const proposed = proposal(change);
    return new ReceiveProposal(this.submissions).execute({
      agency,
      proposal: proposed,
      digest: digestOf(proposed),
      reference: sample.reference,
      cause: sample.cause,
      handlers: [certified(chen), certified(li)],
      proposer: known(chen),
      sequence: this.#sequence,
      on: civilDateOf(this.now),
      ...more,
    });
  }

  join(...handlers: Person[]): Promise<void> {
    return new ReceiveHandlers(this.submissions).execute({ matter, agency, handlers });
  }

  submit(by: Acting = chen, answers: { check: string; answer: string }[] = [], of = agency) {
    return new Submit(this.submissions, this.clock).execute({ id: matter, agency: of, by, answers });
  }

  accept(by: Acting = liu, of = agency) {
    return new Accept(this.submissions, this.reviewers, this.clock).execute({ id: matter, agency: of, by });
  }

  ask(by: Acting = liu, items = ['送达地址确认书'], dueOn = '2026-02-14', of = agency) {
    const useCase = new RequestSupplement(this.submissions, this.clock);
    return useCase.execute({ id: matter, agency: of, by, items, dueOn });
  }

  opine(
    outcome: 'agree' | 'correct' | 'investigate' | 'other' = 'agree',
    checks = outcome === 'agree' ? passing() : problems('facts-and-evidence'),
    by: Acting = liu,
    of = agency,
  ) {
    const useCase = new GiveOpinion(this.submissions, this.clock);
    return useCase.execute({ id: matter, agency: of, by, outcome, checks, text: '审核意见' });
  }

  countersign(by: Acting = gao, agreed = true, of = agency) {
    const useCase = new Countersign(this.submissions, this.reviewers, this.signer, this.clock);
    return useCase.execute({ id: matter, agency: of, by, agreed });
  }

  /** As far as the reviewer's desk. */
  async reviewing(): Promise<void> {
    await this.register();
    await this.propose();
    await this.submit();
    await this.accept();
  }

  async cleared(): Promise<void> {
    await this.reviewing();
    await this.opine();
    await this.countersign();
  }
}
