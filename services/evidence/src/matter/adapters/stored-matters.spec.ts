import { inMemory } from '@sanzhi/persistence';
import { mattersContract } from './matters.contract.ts';
import { StoredMatters } from './stored-matters.ts';

mattersContract(async () => inMemory(StoredMatters));
