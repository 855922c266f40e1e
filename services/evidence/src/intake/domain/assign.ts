import type { Person } from '@sanzhi/contracts';
import { assertChecked, setApart } from './judge.ts';
import type { Assignment, Change, Fact, Fault, Item } from './item.ts';

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

/** Faults of what was said, not of the file: it may go to another matter, or as another thing, as it is. */
const ofAssignment = new Set(['recording.duplicate', 'recording.not-its-medium']);

/** The matter has set apart what it became: it waits again, or is set apart itself and may be handed in anew. */
export const giveBack = (item: Item, recording: string, fault: Fault): Change | undefined => {
  if (item.state !== 'assigning' && item.state !== 'assigned') return undefined;
  const { assignment, thing: _, ...waiting } = item;
  if (assignment?.recording !== recording) return undefined;
  const released: Fact = { fact: 'released', recording, matter: assignment.matter, fault };
  if (ofAssignment.has(fault.code))
    return { item: { ...waiting, state: 'checked', fault }, facts: [released] };
  const apart = setApart(waiting, fault);
  return { item: apart.item, facts: [released, ...apart.facts] };
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
