import {
  civilDateOf,
  deadline,
  deadlineRules,
  stateOf,
  procedures,
  type CivilDate,
  type Deadline,
  type DeadlineName,
  type Pause,
} from '@sanzhi/statute';
import type { Matter } from './matter.ts';

/** A state that is left by this arrow lets the time for the decision stand still, for this reason. */
const standing: Partial<Record<string, Pause['reason']>> = {
  resume: 'suspension',
  'conclude-hearing': 'hearing',
};

const pausesOf = (matter: Matter): Pause[] =>
  matter.history.flatMap((passage, index) => {
    const reason = stateOf(procedures[matter.kind], passage.to).next.flatMap(
      ({ name }) => standing[name] ?? [],
    )[0];
    if (reason === undefined) return [];
    const left = matter.history[index + 1];
    const from = civilDateOf(new Date(passage.at));
    return [left ? { reason, from, to: civilDateOf(new Date(left.at)) } : { reason, from }];
  });

const enteredOn = (matter: Matter): CivilDate => civilDateOf(new Date(matter.enteredAt));

/** The day a limit runs from; undefined while what starts it has not happened. */
const startOf = (matter: Matter, name: DeadlineName): CivilDate | undefined => {
  switch (name) {
    case 'penalty-overall':
      return matter.filedOn;
    case 'clue-verification':
      return matter.openedOn;
    case 'statement':
    case 'hearing-request':
      return matter.notice?.servedOn;
    case 'payment':
      return matter.decision?.servedOn;
    case 'demand':
    case 'court-application':
      return undefined;
    default:
      return enteredOn(matter);
  }
};

export const clockOf = (matter: Matter, kind: DeadlineName, on: CivilDate): Deadline | undefined => {
  const start = startOf(matter, kind);
  return start === undefined ? undefined : deadline({ kind, start, on, pauses: pausesOf(matter) });
};

/** The running limits of the present state and of the whole matter. */
export const clocksOf = (matter: Matter, on: CivilDate): (Deadline & { zh: string; en: string })[] =>
  stateOf(procedures[matter.kind], matter.state).limits.flatMap((name) => {
    const clock = clockOf(matter, name, on);
    const { zh, en } = deadlineRules[name];
    return clock ? [{ ...clock, zh, en }] : [];
  });

/** The party's time for statement and hearing request has run out in full (处罚程序规定第五十七条). */
export const statementTimeOver = (matter: Matter, on: CivilDate): boolean => {
  const clock = clockOf(matter, 'statement', on);
  return clock !== undefined && on > clock.due;
};
