import { deadline } from './deadline.ts';
import { displayTerm, type DisplayTerm } from './display-term.ts';
import { by } from './laws.ts';
import type { Measure } from './measure.ts';
import { allInForce, nationwide, type CivilDate, type Parameter, type RegionCode } from './parameter.ts';
import type { DeadlineName } from './parameters/deadlines.ts';
import type { PartyKind } from './party.ts';
import type { ProcedureKind } from './procedure.ts';
import type { Basis, Words } from './words.ts';

export const channels = ['portal', 'credit-china', 'necips'] as const;
export type Channel = (typeof channels)[number];

export const channelNames: Record<Channel, Words> = {
  portal: { zh: '本机关门户网站', en: "The agency's own site" },
  'credit-china': { zh: '信用永州（信用中国）', en: 'Credit Yongzhou (Credit China)' },
  necips: { zh: '国家企业信用信息公示系统', en: 'National Enterprise Credit Information Publicity System' },
};

interface ChannelRule {
  channel: Channel;
  parties: readonly PartyKind[];
  limit: DeadlineName;
}

const everyone: readonly PartyKind[] = [
  'enterprise',
  'individual-business',
  'other-organisation',
  'natural-person',
];
const nationalRule = (value: ChannelRule, basis: Basis, from: CivilDate): Parameter<ChannelRule> => ({
  value,
  basis,
  region: nationwide,
  from,
});

/** Where a penalty is published and by which limit, counted from the decision. The limits run side by side. */
export const penaltyChannels: readonly Parameter<ChannelRule>[] = [
  nationalRule(
    { channel: 'portal', parties: everyone, limit: 'double-publicity' },
    by('threeSystems', '（六）强化事后公开'),
    '2018-12-05',
  ),
  nationalRule(
    { channel: 'credit-china', parties: everyone, limit: 'double-publicity' },
    by('doublePublicity', '第二部分'),
    '2018-07-01',
  ),
  nationalRule(
    { channel: 'necips', parties: ['enterprise', 'individual-business'], limit: 'necips' },
    by('publicity', '第三条、第十条'),
    '2021-09-01',
  ),
];

export interface PenaltyDecision {
  procedure: ProcedureKind;
  measures: readonly Measure[];
  party: PartyKind;
  /** The penalised person is under 18. */
  minor?: boolean;
  decisionDate: CivilDate;
  region?: RegionCode;
}

export interface PlannedPublication {
  channel: Channel;
  limit: DeadlineName;
  due: CivilDate;
  provisional: boolean;
  basis: Basis;
  tier: DisplayTerm['tier'];
  until: CivilDate;
  untilBasis: Basis;
  repairFrom?: CivilDate;
}

export interface Withheld extends Words {
  rule: 'simple-procedure' | 'warning-only' | 'minor' | 'minor-tier' | 'no-penalty';
  basis: Basis;
}

export interface PublicationPlan {
  publications: PlannedPublication[];
  /** Why nothing is published. */
  withheld?: Withheld;
}

/** What is published of a penalty, where, by when and until when. */
export const planPublications = (decision: PenaltyDecision): PublicationPlan => {
  const withheld = whyWithheld(decision);
  if (withheld) return { publications: [], withheld };
  const where = { on: decision.decisionDate, ...(decision.region ? { region: decision.region } : {}) };
  const rules = allInForce(penaltyChannels, where).filter(({ value }) =>
    value.parties.includes(decision.party),
  );
  const publications = rules.map(({ value, basis }) => {
    const clock = deadline({ kind: value.limit, start: decision.decisionDate, ...where });
    const term = displayTerm({ ...decision, publishedOn: clock.due });
    return {
      channel: value.channel,
      limit: value.limit,
      due: clock.due,
      provisional: clock.provisional,
      basis,
      tier: term.tier,
      until: term.until,
      untilBasis: term.basis,
      ...(term.repairFrom ? { repairFrom: term.repairFrom } : {}),
    };
  });
  return {
    publications: publications.sort((a, b) => channels.indexOf(a.channel) - channels.indexOf(b.channel)),
  };
};

const whyWithheld = (decision: PenaltyDecision): Withheld | undefined => {
  if (decision.procedure === 'simple-penalty')
    return {
      rule: 'simple-procedure',
      zh: '适用简易程序作出的处罚不公示',
      en: 'On-the-spot penalties are not published',
      basis: by('publicity', '第二条'),
    };
  if (decision.minor)
    return {
      rule: 'minor',
      zh: '当事人是未成年人，不公开',
      en: 'The party is a minor',
      basis: by('personalInformation', '第二十八条、第三十四条'),
    };
  if (decision.measures.length === 0)
    return {
      rule: 'no-penalty',
      zh: '未给予处罚',
      en: 'No penalty was imposed',
      basis: by('publicity', '第二条'),
    };
  if (decision.measures.every(({ kind }) => kind === 'warning'))
    return {
      rule: 'warning-only',
      zh: '仅受到警告的处罚不公示',
      en: 'A warning alone is not published',
      basis: by('publicity', '第三条'),
    };
  const term = displayTerm({ ...decision, publishedOn: decision.decisionDate });
  return term.shown
    ? undefined
    : {
        rule: 'minor-tier',
        zh: '轻微失信信息原则上不公示',
        en: 'Minor entries are in principle not shown',
        basis: term.basis,
      };
};
