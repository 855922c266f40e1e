import { z } from 'zod';

/** YYYY-MM-DD, a civil date in Asia/Shanghai. */
export const civilDate = z.iso.date();
/** RFC 3339 with offset. */
export const instant = z.iso.datetime({ offset: true });
export const id = z.uuid();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(20_000);
/** Amounts are integers in 分 (0.01 yuan). */
export const fen = z.int().min(0).max(1_000_000_000_000);

export const matterKinds = [
  'ordinary-penalty',
  'simple-penalty',
  'permit',
  'compulsion',
  'inspection',
] as const;
export const partyKinds = [
  'enterprise',
  'individual-business',
  'natural-person',
  'other-organisation',
] as const;
export const measureKinds = [
  'warning',
  'public-criticism',
  'fine',
  'confiscate-income',
  'confiscate-goods',
  'suspend-licence',
  'downgrade',
  'revoke-licence',
  'restrict-business',
  'order-suspension',
  'order-closure',
  'bar-from-trade',
  'detention',
  'other',
] as const;

export const party = z.object({
  kind: z.enum(partyKinds),
  name: line,
  /** 统一社会信用代码; absent for a natural person. */
  uscc: z.string().length(18).optional(),
  legalRepresentative: line.optional(),
  address: line,
  phone: z.string().trim().max(30).optional(),
  /** 公民身份号码; never leaves evidence. */
  citizenId: z.string().length(18).optional(),
  birthDate: civilDate.optional(),
});
export type Party = z.infer<typeof party>;

/** The party as other services may know it: no identity number, no phone. */
export const knownParty = party.omit({ citizenId: true, phone: true });
export type KnownParty = z.infer<typeof knownParty>;

export const person = z.object({
  /** Subject of the token; absent while only the certificate is known. */
  subject: z.string().optional(),
  name: line,
  certificate: z.string().optional(),
});
export type Person = z.infer<typeof person>;

/** `violated`: the duty that was broken; `applied` (when absent too): the article the penalty rests on. */
export const legalBasis = z.object({
  law: line,
  article: line,
  role: z.enum(['violated', 'applied']).optional(),
});
export const measure = z.object({
  kind: z.enum(measureKinds),
  amount: fen.optional(),
  /** What exactly: goods, licence number, length of the suspension. */
  detail: z.string().trim().max(500).optional(),
});
export type Measure = z.infer<typeof measure>;

/** A sealed thing of the file, by its digest. */
export const material = z.object({
  id,
  kind: z.enum(['document', 'recording']),
  title: line,
  sha256,
});
export type Material = z.infer<typeof material>;

export const proposal = z.object({
  matter: id,
  procedure: z.enum(matterKinds),
  party: knownParty,
  facts: text,
  /** 案件定性: which unlawful act it is. */
  characterisation: line,
  basis: z.array(legalBasis).min(1).max(30),
  measures: z.array(measure).min(1).max(20),
  /** 裁量理由 */
  discretion: text,
  hearingHeld: z.boolean(),
  publicInterest: z.boolean(),
  complex: z.boolean(),
  thirdPartyRights: z.boolean(),
  materials: z.array(material).min(1).max(2000),
});
export type Proposal = z.infer<typeof proposal>;
