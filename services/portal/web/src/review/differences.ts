import type { Material, SubmissionView } from '@sanzhi/contracts';

export type Mark = 'added' | 'changed' | 'removed';
export interface Marked {
  material: Material;
  mark?: Mark;
}

const keyOf = ({ id }: Material) => id;

/** What is new, altered or gone since the file was last sent. */
export const differences = (before: readonly Material[] | undefined, now: readonly Material[]): Marked[] => {
  if (!before) return now.map((material) => ({ material }));
  const known = new Map(before.map((one) => [keyOf(one), one]));
  const kept = new Set(now.map(keyOf));
  return [
    ...now.map((material): Marked => {
      const old = known.get(keyOf(material));
      if (!old) return { material, mark: 'added' };
      return old.sha256 === material.sha256 ? { material } : { material, mark: 'changed' };
    }),
    ...before
      .filter((one) => !kept.has(keyOf(one)))
      .map((material): Marked => ({ material, mark: 'removed' })),
  ];
};

const atHandler = new Set<SubmissionView['state']>(['collecting', 'answering', 'supplementing']);

/** The file under review, against the one sent before it; before sending, the file as it would go. */
export const fileOf = (submission: SubmissionView): Marked[] => {
  const snapshots = submission.rounds.flatMap((round) => round.snapshots);
  const last = snapshots.at(-1);
  if (!last || atHandler.has(submission.state))
    return differences(last?.materials, submission.proposal.materials);
  return differences(snapshots.at(-2)?.materials, last.materials);
};
