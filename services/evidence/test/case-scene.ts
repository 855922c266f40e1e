import { absent, DomainError } from '@sanzhi/kernel';
import { procedures, stateOf } from '@sanzhi/statute';
import type { Stay } from '../src/recording/domain/stay.ts';
import { partOf } from '../src/matter/domain/part.ts';
import type { BodyRecord, Caller, CaseFile, OfficerRecord, Person } from '../src/matter/index.ts';
import { agency, content, officer, party, people } from './matter-people.ts';

export const matterId = '0193a1f0-0000-7000-8000-00000000e200';
const officers = [
  { name: '陈立新', certificate: '18110028001' },
  { name: '周敏', certificate: '18110028002' },
];
const body: BodyRecord = {
  uscc: agency,
  name: '新田县市场监督管理局',
  short: '新市监',
  region: '431128',
  address: '新田县龙泉镇',
  phone: '0746-4712315',
  reconsideration: '新田县人民政府',
  court: '新田县人民法院',
  legalBasis: '三定方案',
};

/** One matter as the other rooms see it through its door: two officers, in a state that the test chooses. */
export class CaseScene {
  stage = 'P04';
  agency = agency;
  /** The same in everything, beside the one. */
  further: string[] = [];
  /** Stays before the present one. */
  before: readonly Stay[] = [];
  /** Who has accepted its review. */
  reviewers: Person[] = [];
  register: OfficerRecord[] = officers.map(({ certificate, name }) => officer(certificate, name));
  file: CaseFile = {
    id: matterId,
    agency,
    kind: 'ordinary-penalty',
    reference: '20260209-7F3K',
    cause: '涉嫌经营超过保质期的食品',
    stage: this.stage,
    stageSince: '2026-02-03T01:00:00.000Z',
    party,
    officers,
    openedOn: '2026-02-02',
    filedOn: '2026-02-03',
  };

  /** The proposal and the served notice that a decision quotes. */
  decided(): this {
    this.stage = 'P17';
    this.file = {
      ...this.file,
      proposal: {
        ...content,
        matter: matterId,
        procedure: 'ordinary-penalty',
        party,
        hearingHeld: false,
        materials: [],
      },
      notice: { number: '新市监罚告〔2026〕9号', document: matterId, servedOn: '2026-02-03' },
      statement: { waived: true, hearingRequested: false },
    };
    return this;
  }

  async read(id: string, who: { agency: string }) {
    const known = id === matterId || this.further.includes(id);
    if (!known || who.agency !== this.agency) throw absent({ zh: '案件', en: 'matter' }, id);
    const state = stateOf(procedures['ordinary-penalty'], this.stage);
    const { activities } = state.recording;
    const present = { state: this.stage, from: this.file.stageSince, activities };
    return { file: { ...this.file, id, stage: this.stage }, state, stays: [...this.before, present] };
  }
  async partIn(id: string, who: Caller) {
    const { file } = await this.read(id, who);
    const unitsOf = (certificates: readonly (string | undefined)[]) =>
      this.register.filter((one) => certificates.includes(one.certificate)).map(({ unit }) => unit);
    const { reviewers } = this;
    return partOf({ ...file, state: this.stage, acted: [], reviewers }, who, {
      own: unitsOf([who.certificate])[0],
      handling: unitsOf(file.officers.map(({ certificate }) => certificate)),
    });
  }
  async forOfficer(id: string, who: Caller) {
    const found = await this.read(id, who);
    if (found.file.officers.some(({ certificate }) => certificate === who.certificate)) return found;
    throw new DomainError(
      'matter.not-its-officer',
      { zh: '不是办案人员', en: 'no officer' },
      { kind: 'forbidden' },
    );
  }
  async forRole(id: string, who: Caller, roles: readonly string[]) {
    if (roles.some((role) => who.roles.includes(role))) return (await this.read(id, who)).file;
    throw new DomainError('matter.role', { zh: '须由负责人办理', en: 'wrong role' }, { kind: 'forbidden' });
  }
  async officers(certificates: readonly string[]) {
    const valid = this.register.filter((o) => certificates.includes(o.certificate) && o.status === 'valid');
    if (valid.length < certificates.length)
      throw new DomainError('officers.not-qualified', { zh: '资格不符', en: 'not qualified' });
    return valid;
  }
  async body(of: string) {
    return of === this.agency ? body : undefined;
  }
}

export const { chen, zhou, hu } = people;
/** An officer of a neighbouring county with the same certificate number. */
export const foreigner: Caller = { ...chen, agency: '114311280064218501' };
