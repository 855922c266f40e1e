import { claimsContract } from './claims.contract.ts';
import { MemoryClaims } from './claims.ts';

claimsContract(async () => new MemoryClaims());
