import { entriesContract } from './entries.contract.ts';
import { MemoryBodyKeys } from './memory-body-keys.ts';
import { MemoryEntries } from './memory-entries.ts';

entriesContract(async () => ({ entries: new MemoryEntries(), keys: new MemoryBodyKeys() }));
