import {
  decisionIssued,
  decisionProposed,
  exemptionGranted,
  matterAdvanced,
  matterOfficersChanged,
  matterOpened,
  noticeIssued,
  statementRecorded,
  type EventContract,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { z } from 'zod';
import type { Change, Fact, Matter } from '../domain/matter.ts';
import { handlersOf } from '../domain/people.ts';
import { knownParty, presentProposal } from '../domain/proposal.ts';

/** What has happened to the matter, as the house is told it. */
export const draftsOf = ({ matter, facts }: Change): EventDraft[] =>
  facts.map((fact) => ({ ...say(matter, fact), matter: matter.id }));

const event = <D extends z.ZodType>(contract: EventContract<D>, data: z.input<D>): EventDraft => ({
  type: contract.type,
  data: contract.data.parse(data),
});

const say = (matter: Matter, fact: Fact): EventDraft => {
  const { kind, reference, cause, officers } = matter;
  switch (fact.fact) {
    case 'opened':
      return event(matterOpened, {
        kind,
        reference,
        cause,
        officers,
        party: knownParty(matter.party),
        openedOn: matter.openedOn,
      });
    case 'advanced':
      return event(matterAdvanced, {
        from: fact.from,
        to: fact.to,
        note: fact.note,
        recording: fact.recording,
      });
    case 'officers-changed':
      return event(matterOfficersChanged, { officers, former: matter.formerOfficers, reason: fact.reason });
    case 'exempted':
      return event(exemptionGranted, {
        state: fact.state,
        activity: fact.activity,
        ground: fact.ground,
        reason: fact.reason,
      });
    case 'proposed':
      return event(decisionProposed, {
        proposal: fact.proposal,
        digest: fact.digest,
        reference,
        cause,
        handlers: handlersOf(matter),
      });
    case 'statement-recorded':
      return event(statementRecorded, fact.statement);
    case 'notice-issued': {
      const { number, document, on, digest } = fact.notice;
      return event(noticeIssued, { number, document, issuedOn: on, proposalDigest: digest });
    }
    case 'decision-issued':
      return decided(matter, fact);
  }
};

const decided = (matter: Matter, fact: Extract<Fact, { fact: 'decision-issued' }>): EventDraft => {
  const proposal = presentProposal(matter);
  if (!proposal) throw new Error(`matter ${matter.id} was decided without a proposal`);
  const { procedure, party, facts, characterisation, basis, measures } = proposal;
  const { number, document, decidedOn, digest } = fact.decision;
  return event(decisionIssued, {
    number,
    decidedOn,
    procedure,
    party,
    minor: fact.minor,
    facts,
    characterisation,
    basis,
    measures,
    paragraphs: fact.paragraphs,
    document,
    handlers: handlersOf(matter),
    otherPersons: fact.otherPersons,
    proposalDigest: digest,
  });
};
