import type { evidenceApi, ReplyOf } from '@sanzhi/contracts';
import { timeOf } from '../ui/time.ts';

export type Room = ReplyOf<typeof evidenceApi.listRooms>['items'][number];
export type Slot = ReplyOf<typeof evidenceApi.listSlots>['items'][number];

/** `08:30` in Beijing time. */
export const hourOf = (instant: string): string => timeOf(instant).slice(11);

/** `08:30–10:00`; midnight at the end of a day is 24:00. */
export const spanOf = ({ from, to }: Pick<Slot, 'from' | 'to'>): string => {
  const end = hourOf(to);
  return `${hourOf(from)}–${end === '00:00' ? '24:00' : end}`;
};

export const stands = ({ cancelled }: Slot): boolean => cancelled === undefined;

/** 缺录像 stands until somebody has approved why. */
export const stateOf = ({ cancelled, missing }: Slot): 'cancelled' | 'missing' | 'booked' => {
  if (cancelled) return 'cancelled';
  return missing && !missing.approvedBy ? 'missing' : 'booked';
};

export const inOrder = (slots: readonly Slot[]): Slot[] =>
  slots.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));

/** What stands in the way of a booking from `from` to `to`; nothing while one of the two is not a time. */
export const inTheWay = (
  slots: readonly Slot[],
  from: string | undefined,
  to: string | undefined,
): Slot[] => {
  const [start, end] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
  if (Number.isNaN(start) || Number.isNaN(end)) return [];
  return inOrder(slots).filter(
    (slot) => stands(slot) && Date.parse(slot.from) < end && start < Date.parse(slot.to),
  );
};

/** Where it lies in its day, in hundredths. */
export const placeInDay = ({ from, to }: Pick<Slot, 'from' | 'to'>): { left: number; width: number } => {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const start = minutes(hourOf(from));
  const length = (Date.parse(to) - Date.parse(from)) / 60_000;
  return { left: start / 14.4, width: length / 14.4 };
};
