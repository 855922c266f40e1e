import { civilDateOf, reviewChecks } from '@sanzhi/statute';
import type { Matter } from '../domain/matter.ts';
import type { Opinion } from '../domain/review.ts';

export const reviewForm = 36;
const longest = 20_000;

export interface Finding {
  check: string;
  result: 'pass' | 'problem' | 'not-applicable';
  finding?: string | undefined;
}

export interface GivenOpinion extends Opinion {
  /** Id of the event. */
  event: string;
  review: 'legal-review' | 'case-review';
  checks: readonly Finding[];
  givenOn: string;
}

/** What form 36 must be told, from the opinion and the file it was given on. */
export const reviewFields = (matter: Matter, given: GivenOpinion, unit: string): Record<string, unknown> => {
  const titles = (matter.proposed?.materials ?? []).flatMap((id) => {
    const item = [...matter.documents, ...matter.recordings].find((one) => one.id === id);
    return item ? [item.title] : [];
  });
  return {
    kind: given.review === 'legal-review' ? 'legal' : 'case',
    round: given.round,
    unit,
    receivedOn: civilDateOf(new Date(matter.enteredAt)),
    materials: titles.join('；').slice(0, longest),
    checks: given.checks.map(({ check, result, finding }) => ({
      name: reviewChecks.find(({ code }) => code === check)?.zh ?? check,
      result,
      finding: finding ?? '',
    })),
    outcome: given.outcome,
    reviewer: { text: given.text, name: given.reviewer.name, on: given.givenOn },
    head: { text: '同意审核意见。', name: given.head.name, on: given.givenOn },
  };
};
