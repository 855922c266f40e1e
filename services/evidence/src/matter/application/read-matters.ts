import { DomainError, type Clock } from '@sanzhi/kernel';
import type { BodyRecord, Caller, FiledRecording, OfficerRecord } from '../domain/matter.ts';
import { assertUnlocked } from '../domain/numbering.ts';
import { assertNoOtherHat, hatFor, isOfficer, personOf } from '../domain/people.ts';
import { faultsOf } from '../domain/officers.ts';
import { partOf, type Part } from '../domain/part.ts';
import { lacking } from '../domain/refusals.ts';
import { civilDateOf, procedures, stateOf, type ProcedureState } from '@sanzhi/statute';
import { caseFileOf } from './case-file.ts';
import { matterOf } from './change-matter.ts';
import { officerMatterOf, staysOf, type OfficerMatter, type Stay } from './officer-matter.ts';
import type { CaseFile, Matters, Register } from './ports.ts';

interface Case {
  file: CaseFile;
  state: ProcedureState;
  stays: Stay[];
}

/** What the other rooms of this service may ask of a matter. */
export class ReadMatters {
  readonly #matters: Matters;
  readonly #register: Register;
  readonly #clock: Clock;
  constructor(matters: Matters, register: Register, clock: Clock) {
    this.#matters = matters;
    this.#register = register;
    this.#clock = clock;
  }

  /** The matter as documents quote it, its present state, and where it has been; another agency's is not there. */
  async read(id: string, who: { agency: string }): Promise<Case> {
    const { state: matter } = await matterOf(this.#matters, id, who.agency);
    return {
      file: caseFileOf(matter, this.#clock.now()),
      state: stateOf(procedures[matter.kind], matter.state),
      stays: staysOf(matter),
    };
  }

  /** The same for one of its own officers, who is about to add to the file; refused while a number is being given. */
  async forOfficer(id: string, who: Caller): Promise<Case> {
    const { state: matter } = await matterOf(this.#matters, id, who.agency);
    const person = personOf(who);
    assertUnlocked(matter);
    assertNoOtherHat(matter, person, 'handler');
    // The head of the handling unit stands on its side without being one of the officers.
    if (!isOfficer(matter, person) && !who.roles.includes('unit-head'))
      throw new DomainError(
        'matter.not-its-officer',
        { zh: '您不是本案的办案人员', en: 'You are not an officer of this matter' },
        { kind: 'forbidden', basis: '行政处罚法第四十二条' },
      );
    return this.read(id, who);
  }

  /** The matter for someone about to act in it by one of these roles, who has stood on no other side of it (law 7). */
  async forRole(id: string, who: Caller, roles: readonly string[]): Promise<CaseFile> {
    const { state: matter } = await matterOf(this.#matters, id, who.agency);
    assertNoOtherHat(matter, personOf(who), hatFor(matter, who, roles));
    return caseFileOf(matter, this.#clock.now());
  }

  /** What the caller has to do with the matter, if anything. */
  async partIn(id: string, who: Caller): Promise<Part | undefined> {
    const { state: matter } = await matterOf(this.#matters, id, who.agency);
    const handling = await this.#units(
      matter.officers.map(({ certificate }) => certificate),
      who,
    );
    const [own] = await this.#units(who.certificate === undefined ? [] : [who.certificate], who);
    return partOf(matter, who, { own, handling });
  }

  async #units(certificates: readonly string[], { agency }: { agency: string }): Promise<string[]> {
    const records = await this.#register.officers(certificates);
    return records.filter((one) => one.agency === agency).map(({ unit }) => unit);
  }

  /** Those of the recordings that are sealed in the matter's file. */
  async sealed(
    id: string,
    recordings: readonly string[],
    who: { agency: string },
  ): Promise<FiledRecording[]> {
    const { state: matter } = await matterOf(this.#matters, id, who.agency);
    return matter.recordings.filter((one) => recordings.includes(one.id));
  }

  /** Matters that an officer handles or has handled, newest first. */
  async ofOfficer(certificate: string, agency: string): Promise<OfficerMatter[]> {
    return (await this.#matters.ofOfficer(certificate, agency)).map(({ state }) =>
      officerMatterOf(state, certificate),
    );
  }

  /** Who these certificates belong to; refused when one does not entitle to act for the agency today. */
  async officers(certificates: readonly string[], agency: string): Promise<OfficerRecord[]> {
    const records = await this.#register.officers(certificates);
    const faults = faultsOf(certificates, records, { agency, on: civilDateOf(this.#clock.now()) });
    if (faults.length > 0)
      throw lacking('officers.not-qualified', '办案人员资格不符', 'An officer is not qualified', faults);
    return records;
  }

  body(agency: string): Promise<BodyRecord | undefined> {
    return this.#register.body(agency);
  }
}
