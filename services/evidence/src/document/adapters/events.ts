import { documentMade, documentServed } from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { Change, Fact, OfficialDocument } from '../domain/document.ts';

/** What has happened to the document, as the house is told it. */
export const draftsOf = ({ document, facts }: Change): EventDraft[] =>
  facts.map((fact) => ({ ...say(document, fact), matter: document.matter }));

const say = (document: OfficialDocument, fact: Fact): EventDraft => {
  const { id, form, title, stage, sha256, versionId, number } = document;
  if (fact.fact === 'made')
    return {
      type: documentMade.type,
      data: { form, title, stage, sha256, versionId, ...(number === undefined ? {} : { number }) },
    };
  const { at: servedAt, ...served } = fact.served;
  return { type: documentServed.type, data: { document: id, form, servedAt, ...served } };
};
