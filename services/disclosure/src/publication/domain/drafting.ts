import type { BodyRecord } from '@sanzhi/contracts';
import {
  checkCreditRecord,
  civilDateOf,
  deadlineRules,
  displayTerm,
  inForce,
  measureText,
  planPublications,
  toCreditRecord,
  type CivilDate,
} from '@sanzhi/statute';
import { redact, type Redaction, type RedactionTask } from '../../redaction/index.ts';
import type { Change, Draft, IssuedDecision, Publication } from './publication.ts';

/** What, where, on what ground, until when: decided the moment the decision is issued. */
export const plan = (id: string, decision: IssuedDecision, body: BodyRecord): Change => {
  const { publications, withheld } = planPublications({
    procedure: decision.procedure,
    measures: decision.measures,
    party: decision.party.kind,
    minor: decision.minor,
    decisionDate: decision.decidedOn,
    region: body.region,
  });
  const base = { decision, body, channels: publications, manual: [] };
  return withheld
    ? {
        state: { ...base, state: 'excluded', exclusion: withheld, redactions: [], creditFaults: [] },
        facts: [{ fact: 'planned' }],
      }
    : { state: { ...base, state: 'planned', ...draftOf(id, base) }, facts: [{ fact: 'planned' }] };
};

/** The text the public will see, redacted by rule, and the record for the credit platforms. */
export const draftOf = (
  id: string,
  { decision, body, channels, manual }: Pick<Publication, 'decision' | 'body' | 'channels' | 'manual'>,
): Required<Pick<Publication, 'draft' | 'redactions' | 'credit' | 'creditFaults'>> => {
  const redactions: Redaction[] = [];
  const clean = (text: string, where: string): string => {
    const done = redact(text, where, taskOf(decision, manual));
    redactions.push(...done.redactions);
    return done.text;
  };
  const { party } = decision;
  const measures = decision.measures.map(({ detail, ...measure }) =>
    detail === undefined ? measure : { ...measure, detail: clean(detail, '处罚内容') },
  );
  const isPerson = party.kind === 'natural-person';
  const until = channels.find(({ channel }) => channel === 'portal')?.until;
  const draft: Draft = {
    id,
    number: decision.number,
    body: body.name,
    party: clean(party.name, '当事人'),
    ...(isPerson || party.uscc === undefined ? {} : { partyCode: party.uscc }),
    ...(isPerson || party.legalRepresentative === undefined
      ? {}
      : { legalRepresentative: party.legalRepresentative }),
    characterisation: clean(decision.characterisation, '违法行为类型'),
    basis: decision.basis.map(({ law, article }) => `《${law.replaceAll(/[《》]/g, '')}》${article}`),
    measures: measures.map((measure) => measureText(measure as never)),
    decidedOn: decision.decidedOn,
    ...(until === undefined ? {} : { until }),
    remedy: remedyOf(body, decision.decidedOn),
    paragraphs: decision.paragraphs.map((text, index) => clean(text, `正文第${index + 1}段`)),
  };
  const credit = creditRecordOf(
    { ...decision, measures, facts: clean(decision.facts, '违法事实') },
    body,
    draft,
  );
  return { draft, redactions, credit, creditFaults: checkCreditRecord(credit) };
};

/** The last day of display counts from the decision or from publication, by the regime in force (NDRC Order 36, Order 45). */
export const displayedUntil = ({ decision, body }: Publication, publishedOn: CivilDate): CivilDate =>
  displayTerm({
    measures: decision.measures,
    party: decision.party.kind,
    decisionDate: decision.decidedOn,
    publishedOn,
    region: body.region,
  }).until;

export const today = (now: Date): CivilDate => civilDateOf(now);

const taskOf = (
  { party, otherPersons, handlers }: IssuedDecision,
  manual: Publication['manual'],
): RedactionTask => {
  const operator =
    party.kind === 'natural-person' ? [] : [party.name, party.legalRepresentative ?? '', party.uscc ?? ''];
  return {
    ...(party.kind === 'natural-person' ? { person: { name: party.name, address: party.address } } : {}),
    others: otherPersons.filter((name) => name !== party.name && !operator.includes(name)),
    keep: [...operator, ...handlers.flatMap(({ name, certificate }) => [name, certificate ?? ''])].filter(
      Boolean,
    ),
    manual,
  };
};

/** 行政处罚法第五十九条第五项: the ways and terms of reconsideration and suit. */
const remedyOf = ({ reconsideration, court, region }: BodyRecord, on: CivilDate): string => {
  const term = (name: 'reconsideration' | 'litigation') => {
    const { days, unit } = inForce(deadlineRules[name].rules, { on, region }).value;
    return `${days}${unit === 'month' ? '个月' : '日'}内`;
  };
  return `不服本决定的，可以自收到决定书之日起${term('reconsideration')}向${reconsideration}申请行政复议，或者${term('litigation')}向${court}提起行政诉讼。`;
};

const creditRecordOf = (decision: IssuedDecision, body: BodyRecord, draft: Draft) => {
  const { kind, name, uscc, legalRepresentative } = decision.party;
  return toCreditRecord({
    party: {
      kind,
      name: kind === 'natural-person' ? draft.party : name,
      ...(uscc === undefined ? {} : { uscc }),
      ...(legalRepresentative === undefined ? {} : { legalRepresentative }),
    },
    decisionNumber: decision.number,
    violation: draft.characterisation,
    facts: decision.facts,
    basis: draft.basis.join('；'),
    measures: decision.measures,
    decisionDate: decision.decidedOn,
    displayUntil: draft.until ?? decision.decidedOn,
    agency: { name: body.name, uscc: body.uscc },
  });
};
