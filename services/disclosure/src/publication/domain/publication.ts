import { DomainError } from '@sanzhi/kernel';
import type { KnownParty, Measure, Person, PublicDecision, BodyRecord } from '@sanzhi/contracts';
import {
  samePerson,
  type CivilDate,
  type CreditFault,
  type CreditRecord,
  type PlannedPublication,
  type Withheld,
} from '@sanzhi/statute';
import type { Redaction } from '../../redaction/index.ts';

export type PublicationState = 'planned' | 'prepared' | 'published' | 'withdrawn' | 'excluded';

/** The decision as it was issued: inside the house only. */
export interface IssuedDecision {
  matter: string;
  number: string;
  decidedOn: CivilDate;
  procedure: 'ordinary-penalty' | 'simple-penalty' | 'permit' | 'compulsion' | 'inspection';
  party: KnownParty;
  minor: boolean;
  facts: string;
  characterisation: string;
  basis: readonly { law: string; article: string }[];
  measures: readonly Measure[];
  paragraphs: readonly string[];
  document: string;
  handlers: readonly Person[];
  otherPersons: readonly string[];
}

export type Draft = Omit<PublicDecision, 'publishedOn'>;
export type WithdrawalGround = 'changed' | 'revoked' | 'illegal' | 'void' | 'wrong';

export interface Publication {
  state: PublicationState;
  decision: IssuedDecision;
  body: BodyRecord;
  channels: readonly PlannedPublication[];
  exclusion?: Withheld;
  draft?: Draft;
  redactions: readonly Redaction[];
  credit?: CreditRecord;
  creditFaults: readonly CreditFault[];
  manual: readonly { words: string; ground: string }[];
  editor?: Person;
  approver?: Person;
  returned?: { reason: string; by: Person };
  publishedOn?: CivilDate;
  withdrawal?: { ground: WithdrawalGround; reason: string; at: string; on: CivilDate };
}

export type Fact =
  | { fact: 'planned' }
  | { fact: 'prepared' }
  | { fact: 'released' }
  | { fact: 'returned' }
  | { fact: 'withdrawn' };

export interface Change {
  state: Publication;
  facts: Fact[];
}

const refuse = (code: string, zh: string, en: string, basis?: string) =>
  new DomainError(code, { zh, en }, basis === undefined ? {} : { basis });

const mustBe = (publication: Publication, states: readonly PublicationState[], zh: string, en: string) => {
  if (!states.includes(publication.state))
    throw refuse(
      `publication.not-${states[0]}`,
      `当前状态不能${zh}`,
      `It cannot be ${en} in state ${publication.state}`,
    );
};

/** The editor's version: drafted anew from the decision, with the further redactions asked for. */
export const prepare = (
  publication: Publication,
  drafted: Pick<Publication, 'draft' | 'redactions' | 'credit' | 'creditFaults'>,
  manual: Publication['manual'],
  by: Person,
): Change => {
  mustBe(publication, ['planned', 'prepared'], '拟定公示内容', 'prepared');
  const { returned: _, ...rest } = publication;
  return {
    state: { ...rest, ...drafted, manual, editor: by, state: 'prepared' },
    facts: [{ fact: 'prepared' }],
  };
};

/** Law 7: whoever prepared it, or handled the matter, does not release it. */
export const release = (publication: Publication, draft: Draft, by: Person, on: CivilDate): Change => {
  mustBe(publication, ['prepared'], '发布', 'released');
  const { editor, decision } = publication;
  if (editor && samePerson(editor, by))
    throw refuse(
      'publication.same-person',
      '拟定人不得审核发布自己拟定的内容',
      'Whoever prepared it cannot release it',
    );
  if (decision.handlers.some((handler) => samePerson(handler, by)))
    throw refuse(
      'publication.handler-releases',
      '办案人员不得审核发布本人办理的案件',
      'A handler of the matter cannot release it',
    );
  return {
    state: { ...publication, draft, approver: by, publishedOn: on, state: 'published' },
    facts: [{ fact: 'released' }],
  };
};

export const returnDraft = (publication: Publication, reason: string, by: Person): Change => {
  mustBe(publication, ['prepared'], '退回', 'returned');
  return {
    state: { ...publication, returned: { reason, by }, state: 'planned' },
    facts: [{ fact: 'returned' }],
  };
};

/** 行政处罚法第四十八条: changed, revoked, found illegal or void: withdrawn, with the reason public. */
export const withdraw = (
  publication: Publication,
  { ground, reason }: { ground: WithdrawalGround; reason: string },
  by: Person,
  now: { at: string; on: CivilDate },
): Change => {
  mustBe(publication, ['published'], '撤回', 'withdrawn');
  return {
    state: { ...publication, approver: by, withdrawal: { ground, reason, ...now }, state: 'withdrawn' },
    facts: [{ fact: 'withdrawn' }],
  };
};
