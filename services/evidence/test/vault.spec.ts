import { describe } from '@jest/globals';
import { MemoryVault } from './memory-vault.ts';
import { vaultContract } from './vault.contract.ts';

describe('the bucket in memory', () => {
  vaultContract(async () => {
    const vault = new MemoryVault();
    return { vault, send: async (_key, uploadId, n, body) => vault.send(uploadId, n, body) };
  });
});
