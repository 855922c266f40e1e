/** Roles of the realm `sanzhi`, as they stand in the token. 中文见 docs/glossary.md */
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

export type Role = (typeof roles)[number];
