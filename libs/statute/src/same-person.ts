export interface Identified {
  /** Subject of the token. */
  subject?: string | undefined;
  /** Number of the enforcement certificate. */
  certificate?: string | undefined;
}

/**
 * Nobody judges their own case (行政处罚法第四十三条、第五十八条): one account or one certificate is enough to be the
 * same person, so that a second account of a handler is still the handler.
 */
export const samePerson = (a: Identified, b: Identified): boolean =>
  (a.subject !== undefined && a.subject === b.subject) ||
  (a.certificate !== undefined && a.certificate === b.certificate);
