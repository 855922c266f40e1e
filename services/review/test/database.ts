import { newId } from '@sanzhi/kernel';
import { AggregateStore, openDatabase } from '@sanzhi/persistence';
import { StoredReviewers, type ReviewerRecord } from '../src/reviewer/index.ts';
import { StoredSubmissions, type Submission } from '../src/submission/index.ts';

const context = { service: 'review', now: () => new Date(), traceparent: () => undefined };

/** The real database, with a name of its own for one test file. */
export const openTestDatabase = async (url: string | undefined) => {
  if (url === undefined) throw new Error('the test stack names no MONGODB_URL');
  const connection = await openDatabase(url, `sanzhi_test_review_${newId().slice(-12)}`);
  const fresh = async () => {
    const mark = newId().slice(-12);
    const submissions = new AggregateStore<Submission>(connection, `submissions_${mark}`, context, [
      { agency: 1, 'state.state': 1, createdAt: -1 },
    ]);
    const reviewers = new AggregateStore<ReviewerRecord>(connection, `reviewers_${mark}`, context);
    await Promise.all([submissions.prepare(), reviewers.prepare()]);
    return {
      stores: { submissions, reviewers },
      submissions: new StoredSubmissions(submissions),
      reviewers: new StoredReviewers(reviewers),
    };
  };
  const close = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { fresh, close };
};
