import { byId } from '../route.ts';

export const byMatter = byId;
/** Who carries a matter. */
export const inMatter = ['handler', 'unit-head', 'agency-leader'] as const;
/** Who may read the agency's own files. */
export const readers = [
  ...inMatter,
  'reviewer',
  'review-head',
  'hearing-presider',
  'disclosure-editor',
  'disclosure-approver',
  'archivist',
] as const;
