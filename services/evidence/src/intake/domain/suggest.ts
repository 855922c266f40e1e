import type { Words } from '@sanzhi/kernel';
import { civilDateOf, clockTimeOf, type Activity } from '@sanzhi/statute';

/** A matter of the officer, as far as time and people say anything. */
export interface Candidate {
  id: string;
  reference: string;
  cause: string;
  state: string;
  present: boolean;
  stays: readonly { zh: string; from: string; to?: string; activities: readonly Activity[] }[];
  endedAt?: string;
}
/** A slot of the room whose fixed camera it was. */
export interface Booked {
  slot: string;
  room: string;
  roomName: string;
  from: string;
  to: string;
  purpose: string;
  matter: { id: string; reference: string; cause: string; state: string };
}
export interface Suggestion {
  matter: string;
  reference: string;
  cause: string;
  state: string;
  score: number;
  why: Words[];
  activity?: string;
  room?: string;
  slot?: string;
}
interface Span {
  from: number;
  to: number;
}

const most = 10;
const at = (time: string | undefined): number => (time === undefined ? Infinity : Date.parse(time));
const touches = ({ from, to }: Span, other: { from: string; to?: string }): boolean =>
  from < at(other.to) && at(other.from) <= to;

/** When it was taken by our clock. */
export const spanOf = (item: { startedAt: string; endedAt: string; clockOffsetMs: number }): Span => ({
  from: Date.parse(item.startedAt) - item.clockOffsetMs,
  to: Date.parse(item.endedAt) - item.clockOffsetMs,
});

/** 归案建议: the room's booking first, then matters that were open, by what was to be recorded then and by whom. */
export const suggest = (
  span: Span,
  candidates: readonly Candidate[],
  booked: readonly Booked[],
): Suggestion[] => {
  const byRoom = booked.filter((slot) => touches(span, slot)).map(ofSlot);
  const known = new Set(byRoom.map(({ matter }) => matter));
  const byOfficer = candidates
    .filter(({ id }) => !known.has(id))
    .flatMap((candidate) => ofCandidate(span, candidate) ?? []);
  return [...byRoom, ...byOfficer].sort((a, b) => b.score - a.score).slice(0, most);
};

const ofSlot = ({ slot, room, roomName, from, to, purpose, matter }: Booked): Suggestion => {
  const { id, ...shown } = matter;
  const day = civilDateOf(new Date(from));
  const clock = (instant: string) => clockTimeOf(new Date(instant));
  return {
    ...shown,
    matter: id,
    score: 100,
    why: [
      {
        zh: `“${roomName}”${day}${clock(from)}至${clock(to)}由本案使用`,
        en: `${roomName} was booked for this matter on ${day} from ${clock(from)} to ${clock(to)}`,
      },
    ],
    activity: purpose === 'hearing' ? 'hearing' : 'premises',
    room,
    slot,
  };
};

const ofCandidate = (span: Span, candidate: Candidate): Suggestion | undefined => {
  const { id, reference, cause, state, present, stays, endedAt } = candidate;
  const then = stays.filter((stay) => touches(span, stay));
  const [first] = then;
  if (!first || at(endedAt) <= span.from) return undefined;
  const recorded = then.find(({ activities }) => activities.length > 0);
  const why: Words[] = [
    present
      ? { zh: '佩戴人是本案办案人员', en: 'The officer handles this matter' }
      : { zh: '佩戴人曾是本案办案人员', en: 'The officer has handled this matter' },
    { zh: `当时处于“${(recorded ?? first).zh}”环节`, en: 'The matter was open at that time' },
  ];
  if (recorded) why.push({ zh: '该环节应当音像记录', en: 'Recordings were due in the state it was in' });
  const [activity] = recorded?.activities ?? [];
  return {
    matter: id,
    reference,
    cause,
    state,
    score: 40 + (recorded ? 30 : 0) + (present ? 20 : 0),
    why,
    ...(activity === undefined ? {} : { activity }),
  };
};
