import { procedures, samePerson, stateOf } from '@sanzhi/statute';
import type { Caller, Matter } from './matter.ts';

/** What somebody has to do with a matter. */
export type Part = 'officer' | 'unit-head' | 'reviewer' | 'presider';

/** By the register: the unit of who asks, and those of the officers who handle the matter. */
export interface Units {
  own: string | undefined;
  handling: readonly string[];
}

/**
 * Present officers, the head of a unit that handles it, who reviews it and, while somebody does, who signs for the
 * review, and who presides at its hearing: until one has, whoever may, in the state that calls for one. A role alone
 * is no part (实施方案（二）执法全过程记录：记录的管理和使用).
 */
export const partOf = (
  matter: Pick<Matter, 'kind' | 'state' | 'officers' | 'acted' | 'reviewers'>,
  who: Caller,
  { own, handling }: Units,
): Part | undefined => {
  const { kind, state, officers, acted, reviewers = [] } = matter;
  const has = (role: string) => who.roles.includes(role);
  const wore = (hat: string) => acted.filter((one) => one.hat === hat).map(({ person }) => person);
  const among = (people: readonly { subject?: string; certificate?: string }[]) =>
    people.some((person) => samePerson(person, who));
  if (among(officers)) return 'officer';
  if (has('unit-head') && own !== undefined && handling.includes(own)) return 'unit-head';
  if (among([...reviewers, ...wore('reviewer')]) || (has('review-head') && reviewers.length > 0))
    return 'reviewer';
  const presiders = wore('presider');
  const called = stateOf(procedures[kind], state).actors.includes('hearing-presider');
  if (among(presiders) || (presiders.length === 0 && called && has('hearing-presider'))) return 'presider';
  return undefined;
};
