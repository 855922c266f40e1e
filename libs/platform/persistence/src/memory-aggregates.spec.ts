import { expect, it } from '@jest/globals';
import { aggregatesContract, type Counter } from './aggregates.contract.ts';
import { MemoryAggregates } from './index.ts';

aggregatesContract(async () => {
  const store = new MemoryAggregates<Counter>();
  return { store, said: async (id) => store.events.filter(({ subject }) => subject === id) };
});

it('does not pretend to know an operator', async () => {
  const store = new MemoryAggregates<Counter>();
  await store.create('c-1', '114311280064218500', { n: 1 }, []);
  await expect(store.find({ 'state.n': { $mod: [2, 1] } })).rejects.toThrow('$mod');
});
