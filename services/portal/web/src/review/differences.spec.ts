import { expect, it } from '@jest/globals';
import type { Material } from '@sanzhi/contracts';
import { differences } from './differences.ts';

const piece = (id: string, sha256: string): Material => ({ id, kind: 'document', title: id, sha256 });

it('marks what is new, altered and gone since the file was last sent', () => {
  const before = [piece('a', '1'), piece('b', '1'), piece('c', '1')];
  const now = [piece('a', '1'), piece('b', '2'), piece('d', '1')];
  expect(differences(before, now).map(({ material, mark }) => [material.id, mark])).toEqual([
    ['a', undefined],
    ['b', 'changed'],
    ['d', 'added'],
    ['c', 'removed'],
  ]);
});

it('marks nothing the first time', () => {
  expect(differences(undefined, [piece('a', '1')])).toEqual([{ material: piece('a', '1') }]);
});
