import { createHash } from 'node:crypto';
import type { Findings } from './findings.ts';
import { holds, openRow, ownerOf, type BodyKeys, type Event, type Opened, type Row } from './row.ts';

/** Without a file the second half of the commitment is the digest of its salt alone. */
const holdsBare = ({ commitment, bodyHash, fileSalt }: Row): boolean => {
  const file = createHash('sha256')
    .update(Buffer.from(fileSalt ?? '', 'hex'))
    .digest();
  const whole = createHash('sha256')
    .update(Buffer.from(bodyHash ?? '', 'hex'))
    .update(file);
  return whole.digest('hex') === commitment;
};

const columns = ['source', 'subject', 'sequence', 'agency', 'matter', 'type', 'time'] as const;

const columnFaults = (row: Row, event: Event): string[] => [
  ...columns
    .filter((column) => row[column] !== event[column])
    .map((column) => `${column} ${String(row[column])} ≠ ${String(event[column])}`),
  ...(row._id === event.id ? [] : [`id ${row._id} ≠ ${event.id}`]),
];

/** One row by itself: what is kept in clear, what is sealed, and that both are one entry. Answers what it says. */
export const checkRow = (
  row: Row,
  keys: BodyKeys,
  erased: (row: Row) => void,
  findings: Findings,
): Opened | undefined => {
  const place = `entry ${row.index} (${row._id})`;
  findings.count('entries');
  if (!holds(row, holdsBare)) {
    findings.difference('entry.commitment', place);
    return undefined;
  }
  const key = keys.of(ownerOf(row));
  if (key === undefined || key.generation !== row.generation) {
    const lawful = key && key.destroyedAt.length > 0 && key.generation > (row.generation ?? 0);
    if (lawful) erased(row);
    else findings.difference('entry.key-missing', place, ownerOf(row));
    return undefined;
  }
  const result = openRow(row, key.key);
  if ('fault' in result) {
    findings.difference(result.fault, place);
    return undefined;
  }
  const faults = columnFaults(row, result.opened.event);
  const { place: told } = result.opened;
  if (row.number !== told?.number) faults.push(`number ${String(row.number)} ≠ ${String(told?.number)}`);
  if (faults.length > 0) findings.difference('entry.columns', place, faults.join('; '));
  return result.opened;
};
