import { expect, it } from '@jest/globals';
import { evidenceApi, operationsApi, reviewApi } from '@sanzhi/contracts';
import { addressOf } from './call.ts';

it('fills the path, puts the query behind it and leaves out what is not given', () => {
  expect(addressOf(evidenceApi.listMatters, { q: '佳味 食品', state: undefined, mine: 'true' })).toBe(
    '/api/evidence/v1/matters?q=%E4%BD%B3%E5%91%B3+%E9%A3%9F%E5%93%81&mine=true',
  );
  expect(addressOf(reviewApi.accept, { id: 'a/b' })).toBe('/api/review/v1/submissions/a%2Fb/accept');
});

it('asks for the service where every service has the route', () => {
  expect(addressOf(operationsApi.parked, {}, 'disclosure')).toBe('/api/disclosure/v1/operations/parking');
  expect(() => addressOf(operationsApi.parked, {})).toThrow();
});
