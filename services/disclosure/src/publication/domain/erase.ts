import { erasedWord, eraseParty, measureText, type CivilDate } from '@sanzhi/statute';
import type { Draft, IssuedDecision, Publication } from './publication.ts';

const ofDecision = (decision: IssuedDecision): IssuedDecision => ({
  ...decision,
  party: eraseParty(decision.party),
  facts: erasedWord,
  measures: decision.measures.map(({ detail: _, ...measure }) => measure),
  paragraphs: decision.paragraphs.map(() => erasedWord),
  otherPersons: [],
});

const ofDraft = (draft: Draft, { party, measures }: IssuedDecision): Draft => {
  const { partyCode: _, legalRepresentative: __, ...rest } = draft;
  return {
    ...rest,
    party: party.name,
    ...(party.uscc === undefined ? {} : { partyCode: party.uscc }),
    measures: measures.map((measure) => measureText(measure as never)),
    paragraphs: draft.paragraphs.map(() => erasedWord),
  };
};

/** Whether the public can still read it. */
const isOnDisplay = ({ state, draft }: Publication, today: CivilDate): boolean =>
  state === 'published' && (draft?.until ?? '') >= today;

/**
 * 个人信息保护法第四十七条: the decision, what was hidden in it and the record for the platforms name nobody any more but
 * those who prepared and released it. What the public reads today is redacted and stays to its last day; an earlier end
 * is a withdrawal, which two people decide.
 */
export const erasePersonalData = (publication: Publication, today: CivilDate): Publication => {
  const { credit: _, draft, ...rest } = publication;
  const decision = ofDecision(publication.decision);
  const shown = isOnDisplay(publication, today);
  return {
    ...rest,
    decision,
    redactions: publication.redactions.map((one) => ({ ...one, original: erasedWord, shown: erasedWord })),
    manual: publication.manual.map((one) => ({ ...one, words: erasedWord })),
    ...(draft === undefined ? {} : { draft: shown ? draft : ofDraft(draft, decision) }),
  };
};
