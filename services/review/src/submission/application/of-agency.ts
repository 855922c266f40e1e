import { absent, type Kept } from '@sanzhi/kernel';
import type { Submission } from '../domain/submission.ts';
import type { Submissions } from './ports.ts';

const words = { zh: '送审案件', en: 'submission' };

/** Law 9: what belongs to another agency is not there. */
export const ofAgency = async (
  submissions: Submissions,
  id: string,
  agency: string,
): Promise<Kept<Submission>> => {
  const known = await submissions.ofMatter(id);
  if (known && known.agency === agency) return known;
  throw absent(words, id);
};
