import type { CheckResult, Material, outcomes, Person, Proposal } from '@sanzhi/contracts';
import { DomainError, type Words } from '@sanzhi/kernel';

export type Review = 'legal-review' | 'case-review';
export interface ScopeReason {
  entry: string;
  zh: string;
  en: string;
  basis: string;
}
export type Outcome = (typeof outcomes)[number];

/** Commands that each state takes. A new proposal and a new handler are taken in every state. */
const table = {
  collecting: ['submit'],
  submitted: ['accept'],
  reviewing: ['request-supplement', 'give-opinion'],
  supplementing: ['submit', 'give-opinion'],
  countersigning: ['countersign'],
  answering: ['submit'],
  cleared: [],
} as const satisfies Record<string, readonly string[]>;
export type SubmissionState = keyof typeof table;
export type ReviewCommand = (typeof table)[SubmissionState][number];

export const stateNames: Record<SubmissionState, Words> = {
  collecting: { zh: '待送审', en: 'collecting' },
  submitted: { zh: '待受理', en: 'submitted' },
  reviewing: { zh: '审核中', en: 'in review' },
  supplementing: { zh: '待补充材料', en: 'awaiting supplements' },
  countersigning: { zh: '待审核机构负责人签署', en: 'awaiting countersignature' },
  answering: { zh: '待答复审核意见', en: 'awaiting answers' },
  cleared: { zh: '审核通过', en: 'cleared' },
};

/** What was submitted, frozen: the list of materials with their digests, and the digest of the proposal. */
export interface Snapshot {
  snapshot: number;
  digest: string;
  materials: readonly Material[];
  submittedAt: string;
  by: Person;
}

export interface Supplement {
  items: readonly string[];
  dueOn: string;
  requestedAt: string;
  answeredAt?: string;
}

export interface Opinion {
  outcome: Outcome;
  checks: readonly CheckResult[];
  text: string;
  /** Digest of the snapshot it was written on. */
  digest: string;
  reviewer: Person;
  writtenAt: string;
  head?: Person;
  countersignedAt?: string;
}

export interface Round {
  snapshots: readonly Snapshot[];
  /** To the findings of the round before. */
  answers: readonly { check: string; answer: string }[];
  supplements: readonly Supplement[];
  opinion?: Opinion;
}

export interface Clearance {
  id: string;
  token: string;
  digest: string;
  round: number;
  reviewer: Person;
  head: Person;
  grantedAt: string;
}

/** The review of one matter; its id is the matter's. */
export interface Submission {
  matter: string;
  agency: string;
  reference: string;
  cause: string;
  state: SubmissionState;
  review: Review;
  reasons: readonly ScopeReason[];
  proposal: Proposal;
  digest: string;
  /** Of evidence's event, so that an older word arriving late replaces nothing. */
  proposalSequence: number;
  /** Everyone who handles or ever handled the matter. */
  handlers: readonly Person[];
  /** Who else acted for the handling side: proposed or submitted. */
  submitters: readonly Person[];
  handlingUnits: readonly string[];
  reviewer?: Person;
  rounds: readonly Round[];
  clearance?: Clearance;
  /** Its personal data was erased by law. */
  erased?: true;
}

export const handlingSide = ({ handlers, submitters }: Submission): Person[] => [...handlers, ...submitters];

export const demand = (s: Submission, command: ReviewCommand): void => {
  if ((table[s.state] as readonly string[]).includes(command)) return;
  const possible = (Object.keys(table) as SubmissionState[]).filter((state) =>
    (table[state] as readonly string[]).includes(command),
  );
  const names = possible.map((state) => stateNames[state]);
  throw new DomainError(
    'submission.wrong-state',
    {
      zh: `当前为“${stateNames[s.state].zh}”，须在“${names.map(({ zh }) => zh).join('”或“')}”时办理`,
      en: `The submission is ${stateNames[s.state].en}; this can be done while it is ${names.map(({ en }) => en).join(' or ')}`,
    },
    { missing: names },
  );
};

export const lastRound = (s: Submission): Round => {
  const round = s.rounds.at(-1);
  if (round) return round;
  throw new Error(`${s.matter} is ${s.state} without a round`);
};

export const lastSnapshot = (s: Submission): Snapshot => {
  const snapshot = lastRound(s).snapshots.at(-1);
  if (snapshot) return snapshot;
  throw new Error(`${s.matter} has a round without a snapshot`);
};

export const changeLastRound = (s: Submission, change: Partial<Round>): Round[] => [
  ...s.rounds.slice(0, -1),
  { ...lastRound(s), ...change },
];

/** The findings that the handling unit must answer. */
export const openFindings = (s: Submission): CheckResult[] =>
  s.state === 'answering'
    ? (lastRound(s).opinion?.checks ?? []).filter(({ result }) => result === 'problem')
    : [];
