import type { MatterView } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';

export type Step = MatterView['next'][number];

const stateOf = ({ kind, state }: MatterView) => procedures[kind].states[state];

/** A side step or a way back is possible, but nobody waits for it. */
export const isDetour = (matter: MatterView, step: Step): boolean => {
  const arrows =
    stateOf(matter)?.next.filter(({ to, trigger }) => to === step.to && trigger === 'command') ?? [];
  return arrows.length > 0 && arrows.every((arrow) => arrow.detour);
};

/** Only ways back lead out of it. */
export const isFinished = (matter: MatterView): boolean =>
  stateOf(matter)?.next.every((arrow) => arrow.detour) ?? false;

export const isMine = (step: Step, roles: readonly string[]): boolean =>
  step.roles.some((role) => roles.includes(role));

export type Standing = 'ready' | 'blocked' | 'waiting';

/** Whether I can send it on, could if nothing were missing, or another has it. */
export const standing = (matter: MatterView, roles: readonly string[]): Standing => {
  const mine = matter.next.filter((step) => isMine(step, roles) && !isDetour(matter, step));
  if (!mine.length) return 'waiting';
  return mine.some((step) => step.missing.length === 0) ? 'ready' : 'blocked';
};
