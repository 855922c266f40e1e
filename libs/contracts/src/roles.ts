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

/** What other systems may do: scopes of their OAuth2 clients, as the guard sees them. */
export const scopes = ['scope:records.read', 'scope:intake.write'] as const;

export type Scope = (typeof scopes)[number];
