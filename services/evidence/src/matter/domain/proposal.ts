import { digestOf } from '@sanzhi/kernel';
import type { Matter, Measure, Proposal, ProposalContent } from './matter.ts';

/** The party as other services may know it. */
export const knownParty = ({ citizenId: _, phone: __, ...known }: Matter['party']) => known;

/** The proposal as the matter stands now: what was written, over the matter's own party, hearing and sealed file. */
export const presentProposal = (matter: Matter): Proposal | undefined => {
  if (!matter.proposed) return undefined;
  const materials = matter.proposed.materials.flatMap((id) => {
    const recording = matter.recordings.find((one) => one.id === id);
    const document = matter.documents.find((one) => one.id === id);
    const found = recording ?? document;
    return found
      ? [
          {
            id,
            kind: recording ? ('recording' as const) : ('document' as const),
            title: found.title,
            sha256: found.sha256,
          },
        ]
      : [];
  });
  return {
    matter: matter.id,
    procedure: matter.kind,
    party: knownParty(matter.party),
    ...matter.proposed.content,
    hearingHeld: matter.hearingHeldOn !== undefined,
    materials,
  };
};

export const proposalDigest = (matter: Matter): string | undefined => {
  const proposal = presentProposal(matter);
  return proposal && digestOf(proposal);
};

/** There is a clearance, it has not lapsed, and it is for the very proposal of now (law 1). Its signature is checked apart. */
export const clearanceLives = (matter: Matter): boolean =>
  matter.clearance !== undefined &&
  !matter.lapsed.includes(lapseKey(matter.clearance.token)) &&
  matter.clearance.digest === proposalDigest(matter);

export const lapseKey = (token: string): string => digestOf(token);

/** A clearance that is no longer for the present proposal lapses for good. */
export const lapseIfStale = (matter: Matter): Matter => {
  const { clearance } = matter;
  if (!clearance || clearanceLives(matter)) return matter;
  const key = lapseKey(clearance.token);
  return matter.lapsed.includes(key) ? matter : { ...matter, lapsed: [...matter.lapsed, key] };
};

/** What the notice must have told: facts, characterisation and basis as one digest. */
export const groundsOf = ({ facts, characterisation, basis }: ProposalContent): string =>
  digestOf({ facts, characterisation, basis });

/** Whether some measure is new or larger than what the party was told. */
export const isHeavier = (told: readonly Measure[], measures: readonly Measure[]): boolean =>
  measures.some(
    (measure) =>
      !told.some(
        (one) =>
          one.kind === measure.kind &&
          one.detail === measure.detail &&
          (measure.amount ?? 0) <= (one.amount ?? 0),
      ),
  );
