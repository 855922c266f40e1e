import { by } from './laws.ts';
import { inForce, nationwide, type Parameter, type Where } from './parameter.ts';
import type { Words } from './words.ts';

export const partyKinds = [
  'enterprise',
  'individual-business',
  'natural-person',
  'other-organisation',
] as const;
export type PartyKind = (typeof partyKinds)[number];

export const partyNames: Record<PartyKind, Words> = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  'individual-business': { zh: '个体工商户', en: 'Individual business' },
  'natural-person': { zh: '自然人', en: 'Natural person' },
  'other-organisation': { zh: '其他组织', en: 'Other organisation' },
};

/** Which of the two lines of the law (citizen, organisation) a party stands under. */
export type PartyLine = 'natural-person' | 'organisation';

const lines: readonly Parameter<Record<PartyKind, PartyLine>>[] = [
  {
    value: {
      enterprise: 'organisation',
      'other-organisation': 'organisation',
      'natural-person': 'natural-person',
      'individual-business': 'natural-person',
    },
    basis: by('penalty', '第五十一条、第六十三条（个体工商户比照公民，可按地区另定）'),
    region: nationwide,
    from: '2021-07-15',
  },
];

/** An individual business is no company: fine limits and hearing lines of citizens apply to it unless a region says otherwise. */
export const partyLine = (kind: PartyKind, where: Where, rules = lines): PartyLine =>
  inForce(rules, where).value[kind];
