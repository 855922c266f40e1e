import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { by as law, cite, qualificationAsked } from '@sanzhi/statute';

/** 审核人员 as registered. */
export interface Reviewer {
  reviewer: Person;
  /** First day as a reviewer. */
  appointedOn: string;
  /** 初次从事行政处罚决定法制审核 */
  firstTime: boolean;
  /** 法律职业资格证书号 */
  qualification?: string;
  active: boolean;
}

/** Who may review on that day: registered, in service, appointed, and qualified where the law asks for it. */
export const assertEligible = (record: Reviewer | undefined, name: string, on: string): Reviewer => {
  if (!record || !record.active || record.appointedOn > on)
    throw new DomainError(
      'reviewer.not-registered',
      {
        zh: `${name}未登记为在岗审核人员`,
        en: `${name} is not registered as a reviewer in service`,
      },
      { kind: 'forbidden', basis: cite(law('threeSystems', '四、（十二）明确审核机构')) },
    );
  const { value: asked, basis } = qualificationAsked(record.appointedOn);
  if (asked && record.firstTime && record.qualification === undefined)
    throw new DomainError(
      'reviewer.unqualified',
      {
        zh: `${name}初次从事法制审核，应当通过国家统一法律职业资格考试取得法律职业资格`,
        en: `${name} reviews for the first time and needs the national legal professional qualification`,
      },
      { kind: 'forbidden', basis: cite(basis) },
    );
  return record;
};
