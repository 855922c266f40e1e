import { describe } from '@jest/globals';
import { integrateContract } from './integrate.contract.ts';
import { MemoryBodyKeys } from './memory-body-keys.ts';
import { MemoryCheckpoints } from './memory-checkpoints.ts';
import { MemoryEntries } from './memory-entries.ts';
import { MemoryLog } from './memory-log.ts';

describe('the integrator in memory', () => {
  integrateContract(async () => {
    const entries = new MemoryEntries();
    const log = new MemoryLog();
    const at = (index: number) => entries.rows.findIndex((row) => row.index === index);
    return {
      parts: { entries, log, keys: new MemoryBodyKeys(), checkpoints: new MemoryCheckpoints() },
      drop: async (index) => void entries.rows.splice(at(index), 1),
      alter: async (index, change) => void Object.assign(entries.rows[at(index)] ?? {}, change),
      putCheckpoint: async (note) => void log.published.push(note),
      putTile: async (path, bytes) => void log.files.set(path, bytes),
    };
  });
});
