import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { bundlesContract } from './bundles.contract.ts';
import { StoredBundles } from './stored-bundles.ts';

bundlesContract(async () => ({ bundles: inMemory(StoredBundles), name: newId() }));
