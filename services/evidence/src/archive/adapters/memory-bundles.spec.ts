import { newId } from '@sanzhi/kernel';
import { bundlesContract } from './bundles.contract.ts';
import { MemoryBundles } from './memory-bundles.ts';

bundlesContract(async () => ({ bundles: new MemoryBundles(), name: newId() }));
