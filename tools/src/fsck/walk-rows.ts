import type { Findings } from './findings.ts';
import type { Db } from './places.ts';
import type { Row } from './row.ts';

const windowSize = 512;

export const entriesIn = (db: Db) => db.collection<Row>('ledger_entries');

/** As many places as rows: whatever lies beyond is not where it belongs. */
export const sizeOf = (db: Db): Promise<number> => entriesIn(db).countDocuments({});

/** The rows of one window by their places: asked for by value, which every server answers from its unique index. */
const windowOf = async (db: Db, from: number, to: number): Promise<Row[]> => {
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  const rows = await entriesIn(db)
    .find({ index: { $in: places } }, { promoteBuffers: true })
    .toArray();
  return rows.sort((a, b) => a.index - b.index);
};

/** Every place from 0 up to `size` in order, with its row or nothing; and whatever else lies in the collection, named. */
export async function* walkRows(
  db: Db,
  size: number,
  findings: Findings,
  ready: (rows: readonly Row[]) => Promise<void>,
): AsyncGenerator<{ index: number; row: Row | undefined }> {
  let seen = 0;
  for (let from = 0; from < size; from += windowSize) {
    const to = Math.min(from + windowSize, size);
    const rows = await windowOf(db, from, to);
    await ready(rows);
    let next = 0;
    for (let index = from; index < to; index += 1) {
      const row = rows[next]?.index === index ? rows[next] : undefined;
      if (row) next += 1;
      seen += row ? 1 : 0;
      // Only without the unique index can two rows hold one place.
      for (; rows[next]?.index === index; next += 1) {
        seen += 1;
        findings.difference('entry.stray', `entry ${index}`, `second row ${String(rows[next]?._id)}`);
      }
      yield { index, row };
    }
  }
  await nameStrays(db, size, seen, findings);
}

/** Rows at places that are none. Only looked for when the numbers of rows say that there are some. */
const nameStrays = async (db: Db, size: number, seen: number, findings: Findings): Promise<void> => {
  const rows = await sizeOf(db);
  if (rows <= seen) return;
  for await (const { _id, index } of entriesIn(db).find({}, { projection: { index: 1 } }))
    if (!Number.isInteger(index) || index < 0 || index >= Math.max(size, rows))
      findings.difference('entry.stray', `row ${String(_id)}`, `index ${String(index)}`);
    // Taken while this walk was under way: the ledger goes on.
    else if (index >= size) findings.count('entries stored meanwhile');
};
