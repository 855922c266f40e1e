import { z } from 'zod';
import { civilDate, id, instant, line, person, sha256 } from '../../values.ts';

export const exhibitKinds = ['sample', 'preserved', 'seized'] as const;
export const exhibitStates = ['held', 'to-return', 'returned', 'disposed'] as const;
/** 市场监督管理行政处罚程序规定第三十五条: what may be decided about a thing registered and preserved. */
export const preservationOutcomes = [
  'secured-otherwise',
  'tested',
  'confiscated',
  'seized',
  'transferred',
  'lifted',
] as const;
export const disposalWays = ['return', 'destroy', 'auction', 'hand-over'] as const;
export const alarmLevels = ['none', 'half', 'two-days', 'one-day', 'overdue'] as const;

export const photoView = z.object({ recording: id, title: line, sha256 });

export const custodyStep = z.object({
  /** What was done, such as `seal-broken`; the words of it in `zh`. */
  what: z.string(),
  zh: z.string(),
  at: instant,
  by: person,
  /** Who else was there. */
  people: z.array(line),
  seals: z.array(line),
  from: line.optional(),
  to: line.optional(),
  reason: z.string().optional(),
  photos: z.array(photoView),
});

export const preservationView = z.object({
  /** Nothing has ended it yet: no refusal, no decision, no lapse. */
  open: z.boolean(),
  decidedOn: civilDate,
  urgent: z.boolean(),
  approval: z.object({ approved: z.boolean(), by: person, at: instant, reason: z.string() }).optional(),
  due: civilDate,
  actBy: civilDate,
  provisional: z.boolean(),
  level: z.enum(alarmLevels),
  basis: z.string(),
  outcome: z
    .object({ outcome: z.enum(preservationOutcomes), reason: z.string(), by: person, at: instant })
    .optional(),
  lapsedAt: instant.optional(),
});

/** 物证: the thing itself, and everything that was done with it. */
export const exhibitView = z.object({
  id,
  version: z.int(),
  matter: id,
  number: z.int(),
  kind: z.enum(exhibitKinds),
  state: z.enum(exhibitStates),
  name: line,
  quantity: z.number(),
  unit: line,
  description: z.string(),
  takenFrom: line,
  takenAt: instant,
  takenPlace: line,
  officers: z.array(person),
  /** Seals that are on it now. */
  seals: z.array(line),
  keptAt: line,
  chain: z.array(custodyStep),
  preservation: preservationView.optional(),
  disposal: z
    .object({
      way: z.enum(disposalWays),
      reason: z.string(),
      to: line,
      proposedBy: person,
      proposedAt: instant,
      confirmedBy: person.optional(),
      confirmedAt: instant.optional(),
    })
    .optional(),
});
export type ExhibitView = z.infer<typeof exhibitView>;
