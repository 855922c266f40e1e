import {
  clearanceGranted,
  clearanceLapsed,
  opinionGiven,
  opinionReturned,
  opinionWritten,
  submissionAccepted,
  submissionOpened,
  submissionReleased,
  submissionSubmitted,
  supplementRequested,
  type EventContract,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { Change, Fact } from '../domain/facts.ts';

const contracts: Record<Fact['fact'], EventContract> = {
  opened: submissionOpened,
  submitted: submissionSubmitted,
  accepted: submissionAccepted,
  released: submissionReleased,
  'supplement-requested': supplementRequested,
  'opinion-written': opinionWritten,
  'opinion-returned': opinionReturned,
  'opinion-given': opinionGiven,
  'clearance-granted': clearanceGranted,
  'clearance-lapsed': clearanceLapsed,
};

/** Each fact as the event that tells it to the house. */
export const eventsOf = ({ state, facts }: Change): EventDraft[] =>
  facts.map(({ fact, ...data }) => ({ type: contracts[fact].type, matter: state.matter, data }));
