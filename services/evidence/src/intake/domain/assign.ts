import type { Person } from '@sanzhi/contracts';
import { assertChecked } from './judge.ts';
import type { Assignment, Change, Fault, Item } from './item.ts';

/** 确认归案: what was said is frozen; from now on the file goes to this matter or comes back. */
export const beginAssignment = (item: Item, assignment: Assignment): Change => {
  const { fault: _, ...waiting } = assertChecked(item);
  const handOvers = item.handOvers + 1;
  return { item: { ...waiting, state: 'assigning', assignment, handOvers }, facts: [] };
};

/** The matter has it. */
export const finishAssignment = (item: Item): Change | undefined =>
  item.state === 'assigning' && item.assignment
    ? {
        item: { ...item, state: 'assigned', thing: item.assignment.recording },
        facts: [{ fact: 'assigned', assignment: item.assignment }],
      }
    : undefined;

/** The matter did not take it: it waits again, and says why. */
export const release = (item: Item, fault: Fault, told: boolean): Change | undefined => {
  if (item.state !== 'assigning' || !item.assignment) return undefined;
  const { assignment, ...waiting } = item;
  const { recording, matter } = assignment;
  return {
    item: { ...waiting, state: 'checked', fault },
    facts: told ? [] : [{ fact: 'released', recording, matter, fault }],
  };
};

/** 非证据材料: it stays under its lock, for the time of its class, and nobody can shorten that. */
export const refuse = (item: Item, { reason, by }: { reason: string; by: Person }, now: Date): Change => {
  const { fault: _, ...waiting } = assertChecked(item);
  const { retainUntil } = waiting;
  return {
    item: { ...waiting, state: 'refused', refusal: { reason, by, at: now.toISOString() } },
    facts: [{ fact: 'refused', reason, retainUntil }],
  };
};
