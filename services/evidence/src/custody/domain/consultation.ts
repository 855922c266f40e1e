import type { Person } from '@sanzhi/contracts';
import { civilDateOf, consultationDays, inForce, samePerson } from '@sanzhi/statute';
import { personOf, type Caller } from './access.ts';
import { forbidden, invalid, refused } from './refusals.ts';

export type ConsultationState = 'requested' | 'approved' | 'refused' | 'revoked';

interface Decision {
  by: Person;
  at: string;
  note: string;
}

/** 调阅: somebody without a part in the matter asks to look into its records for a while. */
export interface Consultation {
  id: string;
  agency: string;
  matter: string;
  state: ConsultationState;
  purpose: string;
  reason: string;
  until: string;
  requestedBy: Person;
  requestedAt: string;
  decision?: Decision;
  revocation?: Decision;
}

export type ConsultationFact = 'requested' | 'approved' | 'refused' | 'revoked';
export interface ConsultationChange {
  consultation: Consultation;
  facts: ConsultationFact[];
}

export const requestConsultation = (
  given: { id: string; matter: string; purpose: string; reason: string; until: string },
  { who, now }: { who: Caller; now: Date },
): ConsultationChange => {
  const until = Date.parse(given.until);
  const { value: days } = inForce(consultationDays, { on: civilDateOf(now) });
  if (until <= now.getTime())
    throw invalid('until', 'until', '调阅截止时间须晚于现在', 'The consultation must end after now');
  if (until > now.getTime() + days * 86_400_000)
    throw invalid(
      'until',
      'until',
      `一次调阅不超过${days}日，到期可再申请`,
      `At most ${days} days at once; ask again afterwards`,
    );
  return {
    consultation: {
      ...given,
      until: new Date(until).toISOString(),
      agency: who.agency,
      state: 'requested',
      requestedBy: personOf(who),
      requestedAt: now.toISOString(),
    },
    facts: ['requested'],
  };
};

/** Never by the one who asks (law 7). */
export const decideConsultation = (
  consultation: Consultation,
  verdict: 'approved' | 'refused',
  note: string,
  { who, now }: { who: Caller; now: Date },
): ConsultationChange => {
  if (consultation.state !== 'requested')
    throw refused('decided', '该调阅申请已经处理', 'This request has been decided');
  if (samePerson(consultation.requestedBy, who))
    throw forbidden(
      'own-request',
      '不得批准本人的调阅申请',
      'Nobody decides their own request',
      '行政处罚法第四十三条',
    );
  if (verdict === 'approved' && now.getTime() >= Date.parse(consultation.until))
    throw refused('over', '申请的调阅期限已过，请重新申请', 'The period asked for is over; ask again');
  const decision = { by: personOf(who), at: now.toISOString(), note };
  return { consultation: { ...consultation, state: verdict, decision }, facts: [verdict] };
};

export const revokeConsultation = (
  consultation: Consultation,
  note: string,
  { who, now }: { who: Caller; now: Date },
): ConsultationChange => {
  if (consultation.state !== 'approved')
    throw refused('not-approved', '只能收回已批准的调阅', 'Only an approved consultation can be revoked');
  const revocation = { by: personOf(who), at: now.toISOString(), note };
  return { consultation: { ...consultation, state: 'revoked', revocation }, facts: ['revoked'] };
};

export const isOpen = ({ state, until }: Consultation, now: Date): boolean =>
  state === 'approved' && now.getTime() < Date.parse(until);
