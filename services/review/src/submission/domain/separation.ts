import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { by as law, cite } from '@sanzhi/statute';
import { isAmong, personOf, type Acting } from './people.ts';
import { handlingSide, type Submission } from './submission.ts';

/**
 * Law 7: who reviews or countersigns never handled this matter, by token or by certificate (the register's own record
 * of the person included), and does not head the unit that handles it; a legal review is done outside that unit.
 */
export const outsideTheHandling = (s: Submission, by: Acting, registered: readonly Person[] = []): void => {
  if ([by, ...registered].some((one) => isAmong(handlingSide(s), one)))
    throw new DomainError(
      'review.own-case',
      {
        zh: `${by.name}办理过本案，不得参与审核`,
        en: `${by.name} handles or handled this matter and may not review it`,
      },
      { kind: 'forbidden', basis: cite(law('procedure', '第四十九条')) },
    );
  const sameUnit = by.unit !== undefined && s.handlingUnits.includes(by.unit);
  if (sameUnit && (s.review === 'legal-review' || by.roles.includes('unit-head')))
    throw new DomainError(
      'review.own-unit',
      {
        zh: '法制审核须由办案机构以外的人员承担，办案机构负责人不得审核本机构案件',
        en: "A legal review is done outside the handling unit, and that unit's head reviews none of its cases",
      },
      { kind: 'forbidden', basis: cite(law('plan', '（三）重大执法决定法制审核')) },
    );
};

/** Only the reviewer who accepted the submission goes on with it. */
export const theReviewer = (s: Submission, by: Acting): Person => {
  const { reviewer } = s;
  if (reviewer && isAmong([reviewer], personOf(by))) return reviewer;
  throw new DomainError(
    'review.not-the-reviewer',
    {
      zh: `本案由${reviewer?.name ?? '其他人员'}审核`,
      en: `This submission is reviewed by ${reviewer?.name ?? 'someone else'}`,
    },
    { kind: 'forbidden' },
  );
};
