import { newId } from '@sanzhi/kernel';
import { AggregateStore, openDatabase } from '@sanzhi/persistence';
import { stack } from '@sanzhi/testing';

const context = { service: 'evidence', now: () => new Date(), traceparent: () => undefined };

/** The real database, with a name of its own for one test file. */
export const openTestDatabase = async () => {
  const url = stack().services.evidence.MONGODB_URL;
  if (url === undefined) throw new Error('the test stack names no MONGODB_URL');
  const connection = await openDatabase(url, `sanzhi_test_evidence_${newId().slice(-12)}`);
  const store = async <S extends object>(collection: string, indexes: Record<string, 1 | -1>[] = []) => {
    const opened = new AggregateStore<S>(connection, collection, context, indexes);
    await opened.prepare();
    return opened;
  };
  const close = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { connection, store, close };
};
