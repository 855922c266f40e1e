import { inMemory } from '@sanzhi/persistence';
import { StoredReviewers } from './stored-reviewers.ts';
import { reviewersContract } from './reviewers.contract.ts';

reviewersContract(async () => inMemory(StoredReviewers));
