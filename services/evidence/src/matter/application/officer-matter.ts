import { procedures, stateOf, type Activity } from '@sanzhi/statute';
import type { Matter } from '../domain/matter.ts';

/** What a stay in one state was, and which recordings belong to it. */
export interface Stay {
  state: string;
  zh: string;
  from: string;
  /** Absent: it stands there still. */
  to?: string;
  activities: readonly Activity[];
}

/** A matter as seen by one who asks to which of an officer's matters something belongs. */
export interface OfficerMatter {
  id: string;
  reference: string;
  cause: string;
  state: string;
  /** The officer handles it now; else only before. */
  present: boolean;
  stays: Stay[];
  /** When it reached a state from which nothing leads on. */
  endedAt?: string;
}

/** Where the matter has been, first to present. */
export const staysOf = ({ state, history, kind, openedOn }: Matter): Stay[] => {
  const starts = [
    ...history.map(({ from, at }) => ({ state: from, until: at })),
    { state, until: undefined },
  ];
  const opened = `${openedOn}T00:00:00+08:00`;
  return starts.map((stay, index) => {
    const { zh, recording } = stateOf(procedures[kind], stay.state);
    const to = stay.until === undefined ? {} : { to: stay.until };
    const from = index === 0 ? opened : (history[index - 1]?.at ?? opened);
    return { state: stay.state, zh, from, ...to, activities: recording.activities };
  });
};

export const officerMatterOf = (matter: Matter, certificate: string): OfficerMatter => {
  const { id, reference, cause, state, enteredAt, kind, officers } = matter;
  const over = stateOf(procedures[kind], state).next.length === 0;
  return {
    id,
    reference,
    cause,
    state,
    present: officers.some((officer) => officer.certificate === certificate),
    stays: staysOf(matter),
    ...(over ? { endedAt: enteredAt } : {}),
  };
};
