import type { Arrow, FormGate, ProcedureState } from '../procedure.ts';
import type { StatuteRole } from '../roles.ts';

type Row = Partial<Omit<ProcedureState, 'zh' | 'en' | 'actors' | 'next'>>;

/** A row of the table; what is not said is empty, and text is record enough. */
export const row = (
  zh: string,
  en: string,
  actors: readonly StatuteRole[],
  next: readonly Arrow[],
  more: Row = {},
): ProcedureState => ({
  zh,
  en,
  actors,
  forms: [],
  papers: [],
  gate: [],
  recording: { duty: 'T', activities: [] },
  limits: [],
  ...more,
  next,
});

export const command = (name: string, to: string, ...actors: StatuteRole[]): Arrow => ({
  name,
  to,
  trigger: 'command',
  actors,
});
export const event = (name: string, to: string): Arrow => ({ name, to, trigger: 'event', actors: [] });
export const timer = (name: string, to: string): Arrow => ({ name, to, trigger: 'timer', actors: [] });
/** A side step or a way back: nothing is due yet. */
export const detour = (arrow: Arrow): Arrow => ({ ...arrow, detour: true });

export const inState = (...anyOf: number[]): FormGate => ({ anyOf, made: 'in-state' });
export const inMatter = (...anyOf: number[]): FormGate => ({ anyOf, made: 'in-matter' });
