import { birthDateOf, isMinorOn, type CivilDate } from '@sanzhi/statute';
import type { Party } from './matter.ts';

/** Whether the party is a minor on that day, as far as the matter knows; other rules of publication hold for minors. */
export const isMinor = (party: Party, on: CivilDate): boolean => {
  const born = party.birthDate ?? (party.citizenId ? birthDateOf(party.citizenId) : undefined);
  return party.kind === 'natural-person' && born !== undefined && isMinorOn(born, on);
};
