import { MemoryReviewers } from './memory-reviewers.ts';
import { reviewersContract } from './reviewers.contract.ts';

reviewersContract(async () => new MemoryReviewers());
