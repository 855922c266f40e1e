import { procedures, stateOf, type Arrow } from '@sanzhi/statute';
import type { Matter } from './matter.ts';

/** The arrows that lead out of the matter's present state. */
export const arrowsOf = (matter: Matter): readonly Arrow[] =>
  stateOf(procedures[matter.kind], matter.state).next;

export const arrowNamed = (matter: Matter, name: string): Arrow | undefined =>
  arrowsOf(matter).find((arrow) => arrow.name === name);
