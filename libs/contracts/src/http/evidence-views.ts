import { z } from 'zod';
import { civilDate, id, instant, line, matterKinds, party, person, proposal, sha256 } from '../values.ts';

const officer = person.required({ certificate: true });
const words = z.object({ zh: z.string(), en: z.string() });

export const matterView = z.object({
  id,
  version: z.int(),
  agency: z.string(),
  kind: z.enum(matterKinds),
  reference: line,
  cause: line,
  source: line,
  party,
  state: z.string(),
  stateName: words,
  enteredOn: civilDate,
  openedOn: civilDate,
  officers: z.array(officer),
  formerOfficers: z.array(officer),
  /** The clock of the present state and of the whole matter. */
  clocks: z.array(
    z.object({
      name: z.string(),
      words,
      due: civilDate,
      provisional: z.boolean(),
      level: z.string(),
      basis: z.string(),
    }),
  ),
  /** Where the matter can go from here, who may send it there, and what is still missing for it. */
  next: z.array(
    z.object({
      to: z.string(),
      name: words,
      command: z.string(),
      roles: z.array(z.string()),
      missing: z.array(words),
    }),
  ),
  exemptions: z.array(
    z.object({
      state: z.string(),
      activity: z.string(),
      ground: z.string().optional(),
      reason: z.string(),
      by: person,
      on: civilDate,
    }),
  ),
  proposal: proposal.optional(),
  proposalDigest: sha256.optional(),
  clearance: z.object({ digest: sha256, round: z.int(), live: z.boolean() }).optional(),
  review: z.object({ outcome: z.string(), round: z.int(), text: z.string() }).optional(),
  statement: z
    .object({
      waived: z.boolean(),
      hearingRequested: z.boolean(),
      text: z.string().optional(),
      on: civilDate,
    })
    .optional(),
  notice: z.object({ number: line, document: id, servedOn: civilDate.optional() }).optional(),
  decision: z
    .object({ number: line, document: id, decidedOn: civilDate, servedOn: civilDate.optional() })
    .optional(),
  history: z.array(
    z.object({ from: z.string(), to: z.string(), at: instant, by: person, note: z.string().optional() }),
  ),
});
export type MatterView = z.infer<typeof matterView>;

export const documentView = z.object({
  id,
  matter: id,
  form: z.int(),
  title: line,
  number: line.optional(),
  madeOn: civilDate,
  by: person,
  sha256,
  size: z.int(),
  /** Set once it has been served. */
  served: z.object({ at: instant, method: z.string(), recipient: z.string(), receipt: id }).optional(),
});
export type DocumentView = z.infer<typeof documentView>;
