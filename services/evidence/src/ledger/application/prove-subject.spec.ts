import { beforeEach, expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { event, integrateOver, partiesOf, sequencerOver } from '../../../test/ledger-scene.ts';
import { MemoryBodyKeys } from '../adapters/memory-body-keys.ts';
import { MemoryCheckpoints } from '../adapters/memory-checkpoints.ts';
import { MemoryEntries } from '../adapters/memory-entries.ts';
import { MemoryLog } from '../adapters/memory-log.ts';
import { ProveRows } from './prove-rows.ts';
import { ProveSubject } from './prove-subject.ts';
import { ReadLog } from './read-log.ts';

const subject = newId();
const matter = newId();
let parts: {
  entries: MemoryEntries;
  keys: MemoryBodyKeys;
  log: MemoryLog;
  checkpoints: MemoryCheckpoints;
};

const say = (...sequences: number[]) =>
  sequencerOver(parts).execute(
    sequences.map((sequence) => event({ subject, matter, sequence, data: { n: sequence } })),
  );
const publish = async () => void (await integrateOver(parts).round());
/** As a service that has just started. */
const word = async (sequence: number) => {
  const { entries, keys, log } = parts;
  const proofs = new ProveRows(new ReadLog(log, integrateOver(parts).tiles, partiesOf()));
  const said = await new ProveSubject({ entries, keys, proofs }).execute({ subject, sequence });
  return said.map((one) => one.sequence);
};
const rowOf = (sequence: number) => {
  const found = parts.entries.rows.find((row) => row.subject === subject && row.sequence === sequence);
  if (!found) throw new Error(`no entry ${sequence}`);
  return found;
};

beforeEach(() => {
  parts = {
    entries: new MemoryEntries(),
    keys: new MemoryBodyKeys(),
    log: new MemoryLog(),
    checkpoints: new MemoryCheckpoints(),
  };
});

it('is all that was said, in its order, once it is published', async () => {
  await expect(word(1)).rejects.toMatchObject({ code: 'ledger.not-published' });
  await say(2, 1);
  await publish();
  expect(await word(2)).toEqual([1, 2]);
  await expect(word(3)).rejects.toMatchObject({ code: 'ledger.not-published' });
  await say(3);
  await expect(word(3)).rejects.toMatchObject({ code: 'ledger.not-published' });
  await publish();
  expect(await word(3)).toEqual([1, 2, 3]);
  expect(await word(2)).toEqual([1, 2, 3]);
});

it('law 2: is not what the administrator of the database makes of it', async () => {
  await say(1, 2, 3);
  await sequencerOver(parts).execute([event({ sequence: 1 })]);
  await publish();
  const before = structuredClone(parts.entries.rows);
  const ruined = async (ruin: () => void) => {
    ruin();
    const error = await word(3).catch((refused: unknown) => (refused as { code?: string }).code);
    parts.entries.rows = structuredClone(before);
    return error;
  };
  const other = () => {
    const found = parts.entries.rows.find((row) => row.subject !== subject);
    if (!found) throw new Error('no other entry');
    return found;
  };
  const entries = parts.entries;
  const drop = () => void (entries.rows = entries.rows.filter((row) => row !== rowOf(2)));
  expect(await ruined(drop)).toBe('ledger.entry-missing');
  // Out of its place, or as if it were another's: then it is one that has not come yet.
  expect(await ruined(() => (rowOf(2).subject = newId()))).toBe('ledger.not-published');
  expect(await ruined(() => (rowOf(3).index = 99))).toMatch(/^ledger\.(not-published|entry-missing)$/);
  expect(await ruined(() => (rowOf(3).sealed = rowOf(2).sealed))).toBe('ledger.entry-altered');
  expect(await ruined(() => (rowOf(3).commitment = rowOf(2).commitment))).toBe('ledger.entry-altered');
  expect(await ruined(() => (other().subject = subject))).toBe('ledger.entry-altered');
  await parts.keys.destroy(`matter:${matter}`);
  await expect(word(3)).rejects.toMatchObject({ code: 'ledger.content-erased' });
});
