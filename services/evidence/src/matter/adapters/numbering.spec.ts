import { inMemory } from '@sanzhi/persistence';
import { StoredMatters } from './stored-matters.ts';
import { MemoryNumbers } from './memory-numbers.ts';
import { numberingContract } from './numbering.contract.ts';

numberingContract(async () => {
  const matters = inMemory(StoredMatters);
  const numbers = new MemoryNumbers();
  return {
    matters,
    numbers,
    serials: async (prefix) =>
      [...numbers.given.values()].filter(({ series }) => series.startsWith(prefix)).map(({ n }) => n),
    decided: async (ids) =>
      ids.map(
        (id) =>
          matters.events.filter(({ subject, type }) => subject === id && type.endsWith('decision.issued.v1'))
            .length,
      ),
  };
});
