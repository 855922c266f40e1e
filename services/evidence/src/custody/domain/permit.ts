import { samePerson } from '@sanzhi/statute';
import type { Caller } from './access.ts';
import { forbidden } from './refusals.ts';

const direct = [
  'unit-head',
  'agency-leader',
  'reviewer',
  'review-head',
  'hearing-presider',
  'archivist',
] as const;

/** Who has to do with the matter or answers for its file; everyone else of the agency asks first (调阅). */
export const mayDirectly = (
  who: Caller,
  officers: readonly { subject?: string | undefined; certificate?: string | undefined }[],
): boolean =>
  direct.some((role) => who.roles.includes(role)) || officers.some((officer) => samePerson(officer, who));

export const needsConsultation = (): Error =>
  forbidden(
    'consultation-needed',
    '您不是本案人员。请先申请调阅，说明用途和期限，由档案员或者办案机构负责人批准',
    'You have no part in this matter. Ask for a consultation first, with purpose and period',
    '实施方案（二）执法全过程记录：记录的管理和使用',
  );
