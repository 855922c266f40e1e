import { entriesContract } from './entries.contract.ts';
import { MemoryEntries } from './memory-entries.ts';

entriesContract(async () => new MemoryEntries());
