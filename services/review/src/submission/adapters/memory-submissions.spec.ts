import { MemoryReviewers } from '../../reviewer/adapters/memory-reviewers.ts';
import { MemorySubmissions } from './memory-submissions.ts';
import { submissionsContract } from './submissions.contract.ts';

submissionsContract(async () => ({ submissions: new MemorySubmissions(), reviewers: new MemoryReviewers() }));
