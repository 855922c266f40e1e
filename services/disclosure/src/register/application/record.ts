import type { BodyRecord, OfficerRecord } from '@sanzhi/contracts';
import { DomainError, type Receipt } from '@sanzhi/kernel';
import { checkCertificate, checkUscc, civilDateOf } from '@sanzhi/statute';
import type { Bodies, Officers } from './ports.ts';

const notYours = () =>
  new DomainError(
    'register.other-agency',
    { zh: '只能登记本机关的执法主体和人员', en: "Only one's own agency can be registered" },
    { kind: 'forbidden', field: 'agency' },
  );

export class RecordBody {
  constructor(private readonly bodies: Bodies) {}

  async execute(body: BodyRecord, agency: string): Promise<Receipt> {
    if (body.uscc !== agency) throw notYours();
    const code = checkUscc(body.uscc);
    if (!code.ok) throw new DomainError('uscc.invalid', code, { kind: 'invalid', field: 'uscc' });
    return this.bodies.put(body.uscc, agency, body);
  }
}

export class RecordOfficer {
  constructor(private readonly officers: Officers) {}

  async execute(officer: OfficerRecord, agency: string, now: Date): Promise<Receipt> {
    if (officer.agency !== agency) throw notYours();
    const certificate = checkCertificate(officer.certificate, { on: civilDateOf(now) });
    if (!certificate.ok)
      throw new DomainError('certificate.invalid', certificate, { kind: 'invalid', field: 'certificate' });
    if (officer.validTo < officer.validFrom)
      throw new DomainError(
        'certificate.period',
        { zh: '有效期止不得早于有效期起', en: 'validTo is before validFrom' },
        { kind: 'invalid', field: 'validTo' },
      );
    return this.officers.put(officer.certificate, agency, officer);
  }
}
