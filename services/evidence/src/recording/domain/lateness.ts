import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { samePerson } from '@sanzhi/statute';
import type { Change, Lateness, Recording } from './recording.ts';

interface Act {
  now: Date;
  by: Person;
}

const lateOf = ({ late }: Recording): Lateness => {
  if (late) return late;
  throw new DomainError('recording.not-late', {
    zh: '该音像记录没有迟交，时间也相符，无需说明',
    en: 'The recording was not late and its time is the one declared; there is nothing to explain',
  });
};

/** 迟交说明, by an officer of the matter; a later word replaces an earlier one until it is approved. */
export const explainLateness = (recording: Recording, reason: string, { by }: Act): Change => {
  const late = lateOf(recording);
  if (late.approvedBy) throw approvedAlready();
  const { delaySeconds } = late;
  return {
    recording: { ...recording, late: { ...late, reason, by } },
    facts: [{ fact: 'late-explained', delaySeconds, reason }],
  };
};

/** 批准采用迟交的记录: never by who explains it, handed it in or was there (law 7). */
export const approveLateness = (recording: Recording, { now, by }: Act): Change => {
  const late = lateOf(recording);
  if (late.approvedBy) throw approvedAlready();
  const { reason, delaySeconds } = late;
  if (reason === undefined)
    throw new DomainError('recording.late-unexplained', {
      zh: '尚未说明迟交原因，请先由办案人员说明',
      en: 'Nobody has said why it is late; an officer of the matter must first',
    });
  assertApart(by, [late.by, recording.announcedBy, ...recording.officers]);
  return {
    recording: { ...recording, late: { ...late, approvedBy: by, approvedAt: now.toISOString() } },
    facts: [{ fact: 'late-approved', delaySeconds, reason }],
  };
};

const approvedAlready = () =>
  new DomainError('recording.late-approved', {
    zh: '迟交已经批准',
    en: 'The lateness has been approved already',
  });

export const assertApart = (by: Person, others: readonly (Person | undefined)[]): void => {
  if (!others.some((other) => other && samePerson(other, by))) return;
  throw new DomainError(
    'recording.own-approval',
    { zh: '说明人、上传人和在场执法人员不得自行批准', en: 'Nobody approves their own explanation' },
    { kind: 'forbidden', basis: '行政处罚法第四十二条' },
  );
};
