import { inMemory } from '@sanzhi/persistence';
import { StoredReviewers } from '../../reviewer/adapters/stored-reviewers.ts';
import { StoredSubmissions } from './stored-submissions.ts';
import { submissionsContract } from './submissions.contract.ts';

submissionsContract(async () => ({
  submissions: inMemory(StoredSubmissions),
  reviewers: inMemory(StoredReviewers),
}));
