/** Who acts in a matter. The same names stand in the identity provider's realm. */
export const roles = [
  'handler',
  'unit-head',
  'reviewer',
  'review-head',
  'agency-leader',
  'hearing-presider',
  'disclosure-editor',
  'disclosure-approver',
  'archivist',
  'window-clerk',
  'supervisor',
  'system-admin',
] as const;

export type StatuteRole = (typeof roles)[number];
