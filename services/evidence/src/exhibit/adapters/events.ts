import {
  exhibitDisposalProposed,
  exhibitDisposed,
  exhibitMoved,
  exhibitPhotographed,
  exhibitRecorded,
  preservationApproved,
  preservationDecided,
  preservationLapsed,
  preservationRefused,
  sealApplied,
  sealBroken,
  type EventContract,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { z } from 'zod';
import type { Change, Exhibit, Fact, Step } from '../domain/exhibit.ts';

/** What has happened to the thing, as the house is told it. */
export const draftsOf = ({ exhibit, facts }: Change): EventDraft[] =>
  facts.map((fact) => ({ ...say(exhibit, fact), matter: exhibit.matter }));

const event = <D extends z.ZodType>(contract: EventContract<D>, data: z.input<D>): EventDraft => ({
  type: contract.type,
  data: contract.data.parse(data),
});

const sealing = ({ seals, people, photos, reason = '' }: Step) => ({ seals, people, photos, reason });

const say = (exhibit: Exhibit, fact: Fact): EventDraft => {
  const { number, name } = exhibit;
  const thing = { number, name };
  switch (fact.fact) {
    case 'recorded': {
      const { kind, quantity, unit, takenFrom, takenAt, takenPlace, officers, keptAt, preservation } =
        exhibit;
      const taken = { kind, quantity, unit, takenFrom, takenAt, takenPlace, officers, keptAt };
      const { seals, photos } = fact.step;
      return event(exhibitRecorded, { ...thing, ...taken, seals, photos, due: preservation?.due });
    }
    case 'photographed':
      return event(exhibitPhotographed, {
        ...thing,
        photos: fact.step.photos,
        reason: fact.step.reason ?? '',
      });
    case 'seal-applied':
      return event(sealApplied, { ...thing, ...sealing(fact.step) });
    case 'seal-broken':
      return event(sealBroken, { ...thing, ...sealing(fact.step) });
    case 'moved': {
      const { from, to, receiver, step } = fact;
      const { reason = '', photos } = step;
      return event(exhibitMoved, { ...thing, from, to, receiver, reason, photos });
    }
    case 'preservation-approved':
      return event(preservationApproved, { ...thing, reason: fact.reason, due: fact.due });
    case 'preservation-refused':
      return event(preservationRefused, { ...thing, reason: fact.reason });
    case 'preservation-decided':
      return event(preservationDecided, { ...thing, outcome: fact.outcome, reason: fact.reason });
    case 'preservation-lapsed':
      return event(preservationLapsed, { ...thing, decidedOn: fact.decidedOn, due: fact.due });
    case 'disposal-proposed':
      return event(exhibitDisposalProposed, { ...thing, way: fact.way, to: fact.to, reason: fact.reason });
    case 'disposed': {
      const { way, to, proposedBy, confirmedBy } = fact.disposal;
      const { people, photos } = fact.step;
      return event(exhibitDisposed, { ...thing, way, to, proposedBy, confirmedBy, people, photos });
    }
  }
};
