import { civilDateOf, type Arrow } from '@sanzhi/statute';
import type { Change, Matter, Person } from './matter.ts';
import { paidDuty } from './record-duty.ts';

type Effect = (matter: Matter, now: Date) => Matter;

/** What going along an arrow does besides changing the state. By the arrow's name. */
const effects: Partial<Record<string, Effect>> = {
  'approve-filing': (matter, now) => ({ ...matter, filedOn: civilDateOf(now) }),
  'conclude-hearing': (matter, now) => ({ ...matter, hearingHeldOn: civilDateOf(now) }),
  'withdraw-hearing-request': (matter) =>
    matter.statement ? { ...matter, statement: { ...matter.statement, hearingRequested: false } } : matter,
  'reopen-by-remedy': (matter) => {
    const { proposed: _, notice: __, decision: ___, statement: ____, hearingHeldOn: _____, ...rest } = matter;
    return rest;
  },
};

/** The matter one arrow further. What is missing must have been asked before. */
export const passTo = (matter: Matter, arrow: Arrow, by: Person, now: Date, note?: string): Change => {
  const effect = effects[arrow.name];
  const changed = effect ? effect(matter, now) : matter;
  const passage = { from: matter.state, to: arrow.to, ...(note === undefined ? {} : { note }) };
  const at = now.toISOString();
  const recording = arrow.detour ? undefined : paidDuty(matter);
  return {
    matter: {
      ...changed,
      state: arrow.to,
      enteredAt: at,
      history: [...changed.history, { ...passage, at, by }],
    },
    facts: [{ fact: 'advanced', ...passage, ...(recording ? { recording } : {}) }],
  };
};
