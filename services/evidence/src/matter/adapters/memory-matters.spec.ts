import { mattersContract } from './matters.contract.ts';
import { MemoryMatters } from './memory-matters.ts';

mattersContract(async () => new MemoryMatters());
