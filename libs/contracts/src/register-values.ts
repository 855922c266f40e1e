import { z } from 'zod';
import { civilDate, line } from './values.ts';

/** 执法主体 */
export const bodyRecord = z.object({
  uscc: z.string().length(18),
  name: line,
  /** 发文机关代字, the first part of a document number. */
  short: line,
  /** GB/T 2260 */
  region: z.string().regex(/^\d{6}$/),
  address: line,
  phone: line,
  /** 行政复议机关 */
  reconsideration: line,
  court: line,
  legalBasis: line,
});
export type BodyRecord = z.infer<typeof bodyRecord>;

/** 执法人员 */
export const officerRecord = z.object({
  certificate: line,
  name: line,
  /** USCC of the body the certificate is for. */
  agency: z.string().length(18),
  unit: line,
  post: line,
  validFrom: civilDate,
  validTo: civilDate,
  status: z.enum(['valid', 'suspended', 'revoked']),
});
export type OfficerRecord = z.infer<typeof officerRecord>;
