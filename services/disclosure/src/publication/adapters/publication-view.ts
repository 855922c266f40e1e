import type { PublicDecision, PublicationView } from '@sanzhi/contracts';
import type { Kept } from '@sanzhi/kernel';
import { cite, creditFields, deadline, warningLevel, type CivilDate } from '@sanzhi/statute';
import type { Publication } from '../domain/publication.ts';

const channelsOf = ({ channels, decision, body }: Publication, on: CivilDate): PublicationView['channels'] =>
  channels.map(({ channel, limit, due, provisional, until, basis }) => ({
    channel,
    due,
    provisional,
    until,
    level: warningLevel(deadline({ kind: limit, start: decision.decidedOn, on, region: body.region }), on),
    basis: cite(basis),
  }));

export const summaryOf = ({ id, version, state }: Kept<Publication>, on: CivilDate) => ({
  id,
  version,
  number: state.decision.number,
  state: state.state,
  decidedOn: state.decision.decidedOn,
  channels: channelsOf(state, on),
});

/** Identity numbers go to the platform only; staff see the other fields. */
const creditOf = ({ credit }: Publication): Record<string, string> =>
  Object.fromEntries(
    creditFields.flatMap(({ code, name, shown }) => (credit && shown ? [[name, credit[code]]] : [])),
  );

export const viewOf = (stored: Kept<Publication>, on: CivilDate): PublicationView => {
  const { state } = stored;
  const { exclusion, draft, editor, approver, returned, withdrawal } = state;
  return {
    ...summaryOf(stored, on),
    matter: state.decision.matter,
    ...(exclusion ? { exclusion: { zh: exclusion.zh, en: exclusion.en, basis: cite(exclusion.basis) } } : {}),
    ...(draft ? { draft } : {}),
    redactions: [...state.redactions],
    credit: creditOf(state),
    creditFaults: state.creditFaults.map(({ code, zh, en }) => ({ field: code, zh, en })),
    ...(editor ? { editor } : {}),
    ...(approver ? { approver } : {}),
    ...(returned ? { returned } : {}),
    ...(withdrawal ? { withdrawal } : {}),
  };
};

export const publicOf = ({ draft, publishedOn }: Publication): PublicDecision | undefined =>
  draft && publishedOn ? { ...draft, publishedOn } : undefined;
