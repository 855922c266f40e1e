import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Checkpoints } from '../application/ports.ts';

const at = new Date('2026-02-09T10:00:00+08:00');
const token = new Uint8Array([1, 2, 3]);

/** In memory and in the database alike. */
export const checkpointsContract = (fresh: () => Promise<Checkpoints>): void => {
  describe('published checkpoints', () => {
    let checkpoints: Checkpoints;
    beforeEach(async () => {
      checkpoints = await fresh();
    });
    const publish = (size: number, day = '2026-02-09') =>
      checkpoints.remember({ size, note: `note of ${size}`, at, day });

    it('are remembered once, the first time counts', async () => {
      expect(await checkpoints.newest()).toBeUndefined();
      await publish(5);
      await checkpoints.remember({ size: 5, note: 'another', at, day: '2026-02-10' });
      await publish(3);
      expect(await checkpoints.newest()).toMatchObject({ size: 5, note: 'note of 5', at });
    });

    it('lack a stamp until they get one, the newest first', async () => {
      for (const size of [1, 4, 9]) await publish(size);
      expect((await checkpoints.unstamped(2)).map(({ size }) => size)).toEqual([9, 4]);
      expect(await checkpoints.newestStamped()).toBeUndefined();
      await checkpoints.stamp(4, token);
      expect(await checkpoints.countUnstamped()).toBe(2);
      expect((await checkpoints.unstamped(10)).map(({ size }) => size)).toEqual([9, 1]);
      const stamped = await checkpoints.newestStamped();
      expect([stamped?.size, [...(stamped?.token ?? [])]]).toEqual([4, [1, 2, 3]]);
      expect((await checkpoints.newest())?.token).toBeUndefined();
    });

    it('are told day by day, the last of each', async () => {
      await publish(1, '2026-02-07');
      await publish(2, '2026-02-07');
      await publish(8, '2026-02-09');
      await publish(9, '2026-02-10');
      const days = async (before: string | undefined, limit: number) =>
        (await checkpoints.days(before, limit)).map(({ day, size }) => [day, size]);
      expect(await days(undefined, 2)).toEqual([
        ['2026-02-10', 9],
        ['2026-02-09', 8],
      ]);
      expect(await days('2026-02-09', 9)).toEqual([['2026-02-07', 2]]);
    });
  });
};
