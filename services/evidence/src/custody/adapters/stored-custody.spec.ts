import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { custodyContract } from './custody.contract.ts';
import { StoredAccesses, StoredConsultations } from './stored-custody.ts';

custodyContract(async () => ({
  accesses: inMemory(StoredAccesses),
  consultations: inMemory(StoredConsultations),
  name: newId(),
}));
