import { Controller, Inject } from '@nestjs/common';
import { disclosureApi, type BodyRecord, type InputOf, type OfficerRecord } from '@sanzhi/contracts';
import { Input, Route } from '@sanzhi/http';
import { Who, type Principal } from '@sanzhi/identity';
import { absent, type Clock } from '@sanzhi/kernel';
import { civilDateOf, type CivilDate } from '@sanzhi/statute';
import { RecordBody, RecordOfficer } from '../application/record.ts';
import type { MongoRegister } from './mongo-register.ts';

export const BODIES = Symbol('bodies');
export const OFFICERS = Symbol('officers');
export const CLOCK = Symbol('clock');

const statusOn = ({ status, validFrom, validTo }: OfficerRecord, on: CivilDate) => {
  if (status !== 'valid') return status;
  if (on < validFrom) return 'not-yet-valid';
  return on > validTo ? 'expired' : 'valid';
};

@Controller('api/disclosure/v1')
export class RegisterController {
  constructor(
    @Inject(BODIES) private readonly bodies: MongoRegister<BodyRecord>,
    @Inject(OFFICERS) private readonly officers: MongoRegister<OfficerRecord>,
    @Inject(RecordBody) private readonly recordingBody: RecordBody,
    @Inject(RecordOfficer) private readonly recordingOfficer: RecordOfficer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(disclosureApi.recordBody)
  recordBody(@Input() body: InputOf<typeof disclosureApi.recordBody>, @Who() { agency }: Principal) {
    return this.recordingBody.execute(body, agency);
  }

  @Route(disclosureApi.recordOfficer)
  recordOfficer(@Input() officer: InputOf<typeof disclosureApi.recordOfficer>, @Who() { agency }: Principal) {
    return this.recordingOfficer.execute(officer, agency, this.clock.now());
  }

  @Route(disclosureApi.listOfficers)
  async list(@Who() { agency }: Principal) {
    return { items: await this.officers.all({ agency }) };
  }

  @Route(disclosureApi.publicBodies)
  async listBodies() {
    return { items: await this.bodies.all({}) };
  }

  @Route(disclosureApi.publicOfficer)
  async check(@Input() { certificate }: InputOf<typeof disclosureApi.publicOfficer>) {
    const officer = await this.officers.get(certificate);
    if (!officer) throw absent({ zh: '执法证件', en: 'certificate' }, certificate);
    const body = await this.bodies.get(officer.agency);
    return {
      ...officer,
      status: statusOn(officer, civilDateOf(this.clock.now())),
      bodyName: body?.name ?? officer.agency,
    };
  }
}
