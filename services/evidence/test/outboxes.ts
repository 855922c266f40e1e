import type { Connection } from 'mongoose';
import type { StoredEvent } from '@sanzhi/persistence';
import { ProvedWord } from '../src/storage/adapters/ledger-word.ts';

/** The word of a ledger that hears at once: what the things of these collections have said, as their outboxes hold it. */
export const wordOf = (connection: Connection, ...collections: string[]): ProvedWord =>
  new ProvedWord({
    execute: async ({ subject }) => {
      const rows = await Promise.all(
        collections.map((name) =>
          connection.collection<{ _id: string; outbox: StoredEvent[] }>(name).findOne({ _id: subject }),
        ),
      );
      return rows.flatMap((row) => row?.outbox ?? []);
    },
  });
