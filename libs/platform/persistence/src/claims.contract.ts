import { expect, it } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import type { Claims } from './claims.ts';

const atOnce = 8;

/** What every keeper of claims does, in memory and in the database alike. */
export const claimsContract = (open: () => Promise<Claims>): void => {
  it('is one’s alone, whoever asks at the same moment, and the same one meets its own', async () => {
    const claims = await open();
    for (let round = 0; round < 25; round += 1) {
      const id = newId();
      expect(await claims.get(id)).toBeUndefined();
      const asking = Array.from({ length: atOnce }, (_, n) => claims.take(id, `h-${n}`));
      const [first, ...others] = new Set((await Promise.all(asking)).map(({ holder }) => holder));
      expect(others).toEqual([]);
      expect(await claims.take(id, 'late')).toMatchObject({ holder: first });
      expect(await claims.take(id, first ?? '')).toEqual(await claims.get(id));
    }
  });

  it('goes from the one that is named to one other, however many want it', async () => {
    const claims = await open();
    for (let round = 0; round < 25; round += 1) {
      const id = newId();
      await claims.take(id, 'dead');
      expect(await claims.take(id, 'h', 'somebody else')).toMatchObject({ holder: 'dead' });
      const asking = Array.from({ length: atOnce }, (_, n) => claims.take(id, `h-${n}`, 'dead'));
      const holders = new Set((await Promise.all(asking)).map(({ holder }) => holder));
      expect([...holders]).toEqual([(await claims.get(id))?.holder]);
      expect(holders.has('dead')).toBe(false);
    }
  });
};
