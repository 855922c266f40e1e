import type { Person } from '@sanzhi/contracts';

export interface FixityFault {
  thing: string;
  code: string;
}

/** One walk over an agency's sealed bytes; where it stands is in it, so that a kill costs one file. */
export interface FixityRun {
  id: string;
  agency: string;
  state: 'running' | 'done';
  scope: 'due' | 'all';
  startedAt: string;
  startedBy: Person;
  endedAt?: string;
  /** Where the next step begins; newest first. */
  cursor?: string;
  total: number;
  checked: number;
  bytes: number;
  faults: FixityFault[];
}

export interface FixityChange {
  run: FixityRun;
  facts: 'checked'[];
}

export const openRun = (given: {
  id: string;
  agency: string;
  scope: 'due' | 'all';
  by: Person;
  total: number;
  now: Date;
}): FixityChange => ({
  run: {
    id: given.id,
    agency: given.agency,
    state: 'running',
    scope: given.scope,
    startedAt: given.now.toISOString(),
    startedBy: given.by,
    total: given.total,
    checked: 0,
    bytes: 0,
    faults: [],
  },
  facts: [],
});

export const stepped = (
  run: FixityRun,
  step: { bytes: number; fault?: FixityFault; next?: string },
  now: Date,
): FixityChange => {
  const { cursor: _cursor, ...rest } = run;
  const walked: FixityRun = {
    ...rest,
    checked: run.checked + 1,
    bytes: run.bytes + step.bytes,
    faults: step.fault === undefined ? run.faults : [...run.faults, step.fault],
    ...(step.next === undefined ? {} : { cursor: step.next }),
  };
  return step.next === undefined ? ended(walked, now) : { run: walked, facts: [] };
};

export const ended = (run: FixityRun, now: Date): FixityChange => ({
  run: { ...run, state: 'done', endedAt: now.toISOString() },
  facts: ['checked'],
});
