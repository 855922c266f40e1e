import type { Caller } from './access.ts';
import { forbidden } from './refusals.ts';

const answering = ['agency-leader', 'archivist'] as const;

/** Who has a part in the matter or answers for its file; everyone else of the agency asks first (调阅). */
export const mayDirectly = (who: Caller, part: string | undefined): boolean =>
  part !== undefined || answering.some((role) => who.roles.includes(role));

export const needsConsultation = (): Error =>
  forbidden(
    'consultation-needed',
    '您不是本案人员。请先申请调阅，说明用途和期限，由档案员或者办案机构负责人批准',
    'You have no part in this matter. Ask for a consultation first, with purpose and period',
    '实施方案（二）执法全过程记录：记录的管理和使用',
  );

/** 调阅 is granted by the archivist or the head of the unit that handles the matter. */
export const assertMayDecide = (who: Caller, part: string | undefined): void => {
  if (part === 'unit-head' || who.roles.includes('archivist')) return;
  throw forbidden(
    'not-its-unit',
    '调阅由档案员或者办理本案的机构负责人审批',
    'The archivist decides, or the head of the unit that handles the matter',
    '实施方案（二）执法全过程记录：记录的管理和使用',
  );
};
