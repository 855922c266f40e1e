import { entryAltered } from './refusals.ts';
import { openRow, ownerOf, type OpenedRow } from './rows.ts';
import type { BodyKeys, Row } from './ports.ts';

const refuse = (row: Row, cause: unknown): never => {
  throw Object.assign(entryAltered(row.index), { cause });
};

/** What the rows say, as far as it was not erased; `altered` decides what becomes of one that does not say it any more. */
export const openRows = async (
  keys: Pick<BodyKeys, 'known'>,
  rows: readonly Row[],
  altered: (row: Row, cause: unknown) => OpenedRow = refuse,
): Promise<OpenedRow[]> => {
  const known = await keys.known([...new Set(rows.map(ownerOf))]);
  return rows.map((row) => {
    try {
      return openRow(row, known.get(ownerOf(row)));
    } catch (cause) {
      return altered(row, cause);
    }
  });
};
