import {
  consultationApproved,
  consultationRefused,
  consultationRequested,
  consultationRevoked,
  custodyAccessed,
  custodyFetched,
  custodyLinkIssued,
  custodyRevoked,
  custodyShareRefused,
  custodyShareUsed,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { Access, AccessChange, AccessFact } from '../domain/access.ts';
import type { Consultation, ConsultationChange, ConsultationFact } from '../domain/consultation.ts';

/** What happened in custody, as the house is told it. */
export const accessDrafts = ({ access, facts }: AccessChange): EventDraft[] =>
  facts.map((fact) => ({ ...saidOfAccess(access, fact), matter: access.matter }));

const saidOfAccess = (access: Access, fact: AccessFact): EventDraft => {
  const { kind, thing, title, sha256, way, purpose, note, until, share, consultation } = access;
  const held = { kind, thing, title, sha256 };
  const recipient = share?.recipient;
  switch (fact.fact) {
    case 'accessed':
      return {
        type: custodyAccessed.type,
        data: {
          ...held,
          way,
          purpose,
          until,
          ...(note === undefined ? {} : { note }),
          ...(share === undefined ? {} : { recipient, uses: share.left }),
          ...(consultation === undefined ? {} : { consultation }),
        },
      };
    case 'fetched':
      return { type: custodyFetched.type, data: { ...held, part: fact.part, id: fact.id } };
    case 'link-issued':
      return { type: custodyLinkIssued.type, data: { ...held, recipient, until } };
    case 'share-used':
      return { type: custodyShareUsed.type, data: { ...held, recipient, left: fact.left } };
    case 'share-refused': {
      const { mistaken, blocked } = fact;
      return { type: custodyShareRefused.type, data: { ...held, recipient, mistaken, blocked } };
    }
    case 'revoked':
      return { type: custodyRevoked.type, data: { ...held, recipient, reason: fact.reason } };
  }
};

export const consultationDrafts = ({ consultation, facts }: ConsultationChange): EventDraft[] =>
  facts.map((fact) => ({ ...saidOfConsultation(consultation, fact), matter: consultation.matter }));

const decided = {
  approved: consultationApproved,
  refused: consultationRefused,
  revoked: consultationRevoked,
};

const saidOfConsultation = (consultation: Consultation, fact: ConsultationFact): EventDraft => {
  const { purpose, reason, until, requestedBy, decision, revocation } = consultation;
  if (fact === 'requested') return { type: consultationRequested.type, data: { purpose, reason, until } };
  const note = (fact === 'revoked' ? revocation : decision)?.note ?? '';
  return { type: decided[fact].type, data: { requestedBy: requestedBy.name, note } };
};
