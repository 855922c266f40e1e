import { DomainError } from '@sanzhi/kernel';
import { isForm, type FormNumber } from './forms.ts';
import type { DeadlineName } from './parameters/deadlines.ts';
import type { Activity, RecordingDuty } from './recording-matrix.ts';
import type { StatuteRole } from './roles.ts';
import type { Words } from './words.ts';

export const procedureKinds = [
  'ordinary-penalty',
  'simple-penalty',
  'permit',
  'compulsion',
  'inspection',
] as const;
export type ProcedureKind = (typeof procedureKinds)[number];

/** What lets a matter go along an arrow: someone's command, a fact of another service, or a limit that ran out. */
export type Trigger = 'command' | 'event' | 'timer';

export interface Arrow {
  to: string;
  trigger: Trigger;
  /** Name of the command or fact (`approve-filing`, `clearance-granted`), or of the limit that ran out. */
  name: string;
  /** Who may give the command; empty for events and timers. */
  actors: readonly StatuteRole[];
  /** A side step or a way back: what the state owes (gate, recording) is not due yet. */
  detour?: true;
}

/** At least one of `anyOf` must exist before the state is left by an arrow that is no detour. */
export interface FormGate {
  anyOf: readonly FormNumber[];
  /** `in-state`: made since the state was last entered; `in-matter`: at any time. */
  made: 'in-state' | 'in-matter';
}

export interface Recording {
  duty: RecordingDuty;
  activities: readonly Activity[];
  /** The duty is due only if one of these forms was made in the state (e.g. nobody went on site). Absent: always due. */
  onlyWithForms?: readonly FormNumber[];
}

export interface ProcedureState {
  zh: string;
  en: string;
  actors: readonly StatuteRole[];
  /** Official forms that may be made here. */
  forms: readonly FormNumber[];
  /** Papers outside the 56 forms. */
  papers: readonly Words[];
  gate: readonly FormGate[];
  recording: Recording;
  limits: readonly DeadlineName[];
  next: readonly Arrow[];
}

export interface Procedure {
  kind: ProcedureKind;
  zh: string;
  en: string;
  /** States in which a matter may begin. */
  starts: readonly string[];
  states: Readonly<Record<string, ProcedureState>>;
}

const broken = (procedure: Procedure, words: Words) =>
  new DomainError('statute.broken-procedure', {
    zh: `程序“${procedure.zh}”：${words.zh}`,
    en: `Procedure ${procedure.kind}: ${words.en}`,
  });

/** Throws on an arrow to a state that is not there, on a form that is not in the set; names the states nothing leads to. */
export const checkProcedure = (procedure: Procedure): { unreachable: string[] } => {
  const known = (id: string, from: string) => {
    if (!Object.hasOwn(procedure.states, id))
      throw broken(procedure, { zh: `${from}指向未知状态${id}`, en: `${from} leads to unknown state ${id}` });
  };
  procedure.starts.forEach((id) => known(id, 'start'));
  for (const [id, state] of Object.entries(procedure.states)) {
    state.next.forEach((arrow) => known(arrow.to, id));
    const unknownForm = [...state.forms, ...state.gate.flatMap((gate) => gate.anyOf)].find(
      (no) => !isForm(no),
    );
    if (unknownForm !== undefined)
      throw broken(procedure, {
        zh: `${id}引用未知文书${unknownForm}`,
        en: `${id} names unknown form ${unknownForm}`,
      });
    if (state.gate.some((gate) => gate.anyOf.every((no) => !state.forms.includes(no))))
      throw broken(procedure, {
        zh: `${id}要求的文书不能在此制作`,
        en: `${id} demands a form that cannot be made there`,
      });
  }
  const reached = new Set(procedure.starts);
  for (const id of reached) procedure.states[id]?.next.forEach((arrow) => reached.add(arrow.to));
  return { unreachable: Object.keys(procedure.states).filter((id) => !reached.has(id)) };
};

export const stateOf = (procedure: Procedure, id: string): ProcedureState => {
  const state = Object.hasOwn(procedure.states, id) ? procedure.states[id] : undefined;
  if (state) return state;
  throw broken(procedure, { zh: `没有状态${id}`, en: `there is no state ${id}` });
};

/** The end of the procedure: nothing leads on but a way back. */
export const isOver = (state: ProcedureState): boolean => state.next.every((arrow) => arrow.detour);

/** The arrow from `from` that carries this name (and, where several do, leads to `to`). */
export const arrowOf = (procedure: Procedure, from: string, name: string, to?: string): Arrow | undefined =>
  stateOf(procedure, from).next.find((arrow) => arrow.name === name && (to === undefined || arrow.to === to));

export interface MadeForm {
  form: FormNumber;
  inState: boolean;
}

/** The gates of a state that the forms made so far do not satisfy. */
export const openGates = (state: ProcedureState, made: readonly MadeForm[]): FormGate[] =>
  state.gate.filter(
    (gate) =>
      !made.some((one) => gate.anyOf.includes(one.form) && (gate.made === 'in-matter' || one.inState)),
  );

/** Whether the state owes an audio-video record, given the forms made while in it. */
export const recordingDue = (state: ProcedureState, formsInState: readonly FormNumber[]): boolean =>
  state.recording.duty !== 'T' &&
  (state.recording.onlyWithForms === undefined ||
    state.recording.onlyWithForms.some((no) => formsInState.includes(no)));
