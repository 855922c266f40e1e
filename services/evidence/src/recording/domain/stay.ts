import { earliestFor, type Activity } from '@sanzhi/statute';

/** What a stay of the matter in one state was. */
export interface Stay {
  state: string;
  from: string;
  /** Absent: it stands there still. */
  to?: string;
  activities: readonly Activity[];
}
interface Span {
  from: number;
  to: number;
}

/** Fixed cameras of the house's own rooms run in every state. */
export const premises: Activity = 'premises';

const touches = ({ from, to }: Span, stay: Stay): boolean =>
  from < (stay.to === undefined ? Infinity : Date.parse(stay.to)) && Date.parse(stay.from) <= to;

/**
 * 所属环节: of the stays that record the activity the last one it was made in; else the present one; else the one that
 * was entered soon after. Undefined where none records it.
 */
export const stayOf = (stays: readonly Stay[], activity: Activity, span: Span): Stay | undefined => {
  const latest = stays
    .filter(({ activities }) => activity === premises || activities.includes(activity))
    .toReversed();
  return (
    latest.find((stay) => touches(span, stay)) ??
    latest.find(({ to }) => to === undefined) ??
    latest.find(({ from }) => span.to < Date.parse(from) && earliestFor(new Date(from)) <= span.from)
  );
};
