import { bundleExported, bundleFetched, bundleRequested } from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { Bundle, Change, Fact } from '../domain/bundle.ts';

/** What has happened to the bundle, as the house is told it. */
export const draftsOf = ({ bundle, facts }: Change): EventDraft[] =>
  facts.map((fact) => ({ ...say(bundle, fact), matter: bundle.matter }));

const say = ({ form, purpose, note }: Bundle, fact: Fact): EventDraft => {
  const said = { ...(form === undefined ? {} : { form }), purpose };
  if (fact.fact === 'requested')
    return { type: bundleRequested.type, data: { ...said, ...(note === undefined ? {} : { note }) } };
  const { tagManifest, entries, files, size } = fact.packed;
  if (fact.fact === 'fetched')
    return { type: bundleFetched.type, data: { ...said, sha256: tagManifest, size } };
  return { type: bundleExported.type, data: { ...said, sha256: tagManifest, entries, files, size } };
};
