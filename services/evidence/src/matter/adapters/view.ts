import type { MatterView } from '@sanzhi/contracts';
import { civilDateOf, cite, procedures, stateOf, warningLevel } from '@sanzhi/statute';
import type { Kept } from '../application/ports.ts';
import { clocksOf } from '../domain/clocks.ts';
import type { Matter } from '../domain/matter.ts';
import { nextSteps } from '../domain/next.ts';
import { clearanceLives, presentProposal, proposalDigest } from '../domain/proposal.ts';

const clocks = (matter: Matter, now: Date): MatterView['clocks'] => {
  const on = civilDateOf(now);
  return clocksOf(matter, on).map(({ zh, en, ...clock }) => ({
    name: clock.kind,
    words: { zh, en },
    due: clock.due,
    provisional: clock.provisional,
    level: clock.paused ? 'paused' : warningLevel(clock, on),
    basis: cite(clock.basis),
  }));
};

const stateName = ({ kind, state }: Matter) => {
  const { zh, en } = stateOf(procedures[kind], state);
  return { zh, en };
};

/** All that the window may know of a matter. */
export const nameOf = (matter: Matter) => ({
  id: matter.id,
  reference: matter.reference,
  partyName: matter.party.name,
  stateName: stateName(matter),
});

export const summaryOf = ({ id, version, state: matter }: Kept, now: Date) => ({
  ...nameOf(matter),
  id,
  version,
  kind: matter.kind,
  cause: matter.cause,
  state: matter.state,
  openedOn: matter.openedOn,
  officers: matter.officers,
  clocks: clocks(matter, now),
});

export const viewOf = (kept: Kept, now: Date): MatterView => {
  const matter = kept.state;
  const proposal = presentProposal(matter);
  const digest = proposalDigest(matter);
  const { clearance, notice, decision, review, statement } = matter;
  return {
    ...summaryOf(kept, now),
    agency: matter.agency,
    source: matter.source,
    party: matter.party,
    enteredOn: civilDateOf(new Date(matter.enteredAt)),
    formerOfficers: matter.formerOfficers,
    next: nextSteps(matter, now),
    exemptions: matter.exemptions,
    history: matter.history,
    ...(proposal && digest ? { proposal, proposalDigest: digest } : {}),
    ...(clearance
      ? { clearance: { digest: clearance.digest, round: clearance.round, live: clearanceLives(matter) } }
      : {}),
    ...(review ? { review } : {}),
    ...(statement ? { statement } : {}),
    ...(notice ? { notice } : {}),
    ...(decision ? { decision } : {}),
  };
};
