import { newId } from '@sanzhi/kernel';
import { custodyContract } from './custody.contract.ts';
import { MemoryAccesses, MemoryConsultations } from './memory-custody.ts';

custodyContract(async () => ({
  accesses: new MemoryAccesses(),
  consultations: new MemoryConsultations(),
  name: newId(),
}));
