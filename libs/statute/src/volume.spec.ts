import { expect, it } from '@jest/globals';
import { forms, volumeOrder, volumesOf, type VolumeItem } from './index.ts';

const on = '2026-07-01';
const item = (id: string, form?: number, more: Partial<VolumeItem> = {}): VolumeItem => ({
  id,
  at: '2026-02-03T00:00:00.000Z',
  ...(form === undefined ? {} : { form }),
  ...more,
});

it('binds the papers of a case in the order of the rules, internal opinions apart', () => {
  const volumes = volumesOf(
    [
      item('source', 1),
      item('inquiry', 14),
      item('report', 35),
      item('review', 36),
      item('notice', 37, { receipt: 'notice-served' }),
      item('notice-served', 50),
      item('decision', 45, { receipt: 'decision-served' }),
      item('decision-served', 50),
      item('filing', 7),
      item('closing', 53),
      item('film', undefined, { evidence: true }),
      item('film-of-service'),
    ],
    on,
  );
  expect(volumes.main).toEqual([
    'filing',
    'decision',
    'decision-served',
    'notice',
    'notice-served',
    'inquiry',
    'film',
    'film-of-service',
  ]);
  expect(volumes.secondary).toEqual(['source', 'report', 'review', 'closing']);
});

it('leaves nothing out and takes nothing twice, whatever there is', () => {
  const all = [
    ...forms.map(({ no }) => item(`form-${no}`, no)),
    item('a', undefined, { evidence: true }),
    item('b', undefined, { evidence: false }),
    item('served', 45, { receipt: 'gone' }),
  ];
  const { main, secondary } = volumesOf(all, on);
  expect([...main, ...secondary].sort()).toEqual(all.map(({ id }) => id).sort());
});

it('orders by time within a section', () => {
  const first = item('first', 14, { at: '2026-02-01T00:00:00.000Z' });
  const second = item('second', 9, { at: '2026-02-02T00:00:00.000Z' });
  expect(volumesOf([second, first], on).main).toEqual(['first', 'second']);
});

it('names each form in one section only', () => {
  const named = volumeOrder.flatMap(({ value }) =>
    Object.values(value).flatMap((part) => part.flatMap((section) => section.forms)),
  );
  expect(new Set(named).size).toBe(named.length);
});
