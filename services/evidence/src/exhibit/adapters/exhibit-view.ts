import type { ExhibitView } from '@sanzhi/contracts';
import type { Kept } from '../application/ports.ts';
import { stepNames, type Preservation } from '../domain/exhibit.ts';
import { clockOf, levelOf } from '../domain/preserve.ts';

export const preservationView = (preservation: Preservation, today: string) => {
  const { due, actBy, provisional, basis } = clockOf(preservation, today);
  return {
    ...preservation,
    due,
    actBy,
    provisional,
    level: levelOf(preservation, today),
    basis: `${basis.zh}${basis.article}`,
  };
};

/** The thing with its whole chain, its clock as it stands today. */
export const exhibitView = ({ id, version, state }: Kept, today: string): ExhibitView => {
  const { preservation, chain, ...shown } = state;
  return {
    ...shown,
    id,
    version,
    chain: chain.map((step) => ({ ...step, zh: stepNames[step.what].zh })),
    ...(preservation ? { preservation: preservationView(preservation, today) } : {}),
  };
};
