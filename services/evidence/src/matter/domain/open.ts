import { sha256Hex } from '@sanzhi/kernel';
import { birthDateOf, checkCitizenId, checkUscc, civilDateOf, procedures, type Check } from '@sanzhi/statute';
import type { Change, Matter, Now, OfficerRecord, Party } from './matter.ts';
import { assertQualified } from './officers.ts';
import { personOf, withActed } from './people.ts';
import { invalid } from './refusals.ts';
import type { ProcedureKind } from '@sanzhi/statute';

export interface Opening {
  id: string;
  kind: ProcedureKind;
  cause: string;
  source: string;
  party: Party;
  certificates: readonly string[];
}

/** 案源登记. `register` holds what disclosure has said of the officers named. */
export const openMatter = (
  opening: Opening,
  register: readonly OfficerRecord[],
  { now, who }: Now,
): Change => {
  const on = civilDateOf(now);
  const [state] = procedures[opening.kind].starts;
  if (state === undefined) throw new Error(`procedure ${opening.kind} has no start`);
  checkParty(opening.party);
  const matter: Matter = {
    id: opening.id,
    agency: who.agency,
    kind: opening.kind,
    reference: referenceOf(opening.id, on),
    cause: opening.cause,
    source: opening.source,
    party: opening.party,
    state,
    enteredAt: now.toISOString(),
    openedOn: on,
    officers: assertQualified(opening.certificates, register, { agency: who.agency, on }),
    formerOfficers: [],
    acted: [],
    recordings: [],
    documents: [],
    exemptions: [],
    lapsed: [],
    supplementAsked: false,
    intents: 0,
    history: [],
  };
  return { matter: withActed(matter, personOf(who), 'handler'), facts: [{ fact: 'opened' }] };
};

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 案件编号: the day and four characters that follow from the id, so that a repeat gives the same. */
const referenceOf = (id: string, on: string): string => {
  const bits = parseInt(sha256Hex(id).slice(0, 8), 16);
  const tail = [0, 5, 10, 15].map((shift) => alphabet.charAt((bits >>> shift) & 31)).join('');
  return `${on.replaceAll('-', '')}-${tail}`;
};

const demand = (check: Check, field: string, basis: string): void => {
  if (!check.ok) throw invalid(check.rule, field, check.zh, check.en, basis);
};

const codeStandard = 'GB 32100-2015';
const idStandard = 'GB 11643-1999';

/** A natural person stands by the citizen ID, everyone else by the USCC; an individual business may have no code yet. */
export const checkParty = (party: Party): void => {
  if (party.kind === 'natural-person') {
    if (party.uscc !== undefined)
      throw invalid(
        'party.uscc-of-person',
        'party.uscc',
        '自然人没有统一社会信用代码；有字号的个体工商户应选“个体工商户”',
        'A natural person has no USCC; choose individual business for one that trades under a name',
        codeStandard,
      );
    if (party.citizenId === undefined)
      throw invalid(
        'party.citizen-id-missing',
        'party.citizenId',
        '自然人须填写公民身份号码',
        'A natural person needs the citizen ID',
        idStandard,
      );
  } else if (party.uscc !== undefined) demand(checkUscc(party.uscc, party.kind), 'party.uscc', codeStandard);
  else if (party.kind !== 'individual-business')
    throw invalid(
      'party.uscc-missing',
      'party.uscc',
      '须填写统一社会信用代码',
      'The unified social credit code is missing',
      codeStandard,
    );
  if (party.citizenId === undefined) return;
  demand(checkCitizenId(party.citizenId), 'party.citizenId', idStandard);
  if (party.birthDate !== undefined && party.birthDate !== birthDateOf(party.citizenId))
    throw invalid(
      'party.birth-date',
      'party.birthDate',
      '出生日期与公民身份号码不一致',
      'The date of birth is not the one in the citizen ID',
      idStandard,
    );
};
