import { checkpointsContract } from './checkpoints.contract.ts';
import { MemoryCheckpoints } from './memory-checkpoints.ts';

checkpointsContract(async () => new MemoryCheckpoints());
