import { describe } from '@jest/globals';
import { realVault } from './real-vault.ts';
import { vaultContract } from './vault.contract.ts';

describe('the bucket of the real store', () => {
  vaultContract(async () => {
    const vault = await realVault();
    return {
      vault,
      send: async (key, uploadId, n, body) => {
        const url = await vault.presignPart(key, uploadId, n, 60);
        await fetch(url, { method: 'PUT', body: new Uint8Array(body) });
      },
    };
  });
});
