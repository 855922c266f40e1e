import { expect, it } from '@jest/globals';
import { isMinorOn } from './parameters/age.ts';
import { qualificationAsked } from './parameters/reviewer.ts';
import { partyLine } from './party.ts';

it('is a minor until the eighteenth birthday', () => {
  expect(isMinorOn('2008-11-24', '2026-11-23')).toBe(true);
  expect(isMinorOn('2008-11-23', '2026-11-23')).toBe(false);
});

it('asks first-time reviewers for the qualification since 2018, not those appointed before', () => {
  expect(['2017-12-31', '2018-01-01', '2026-03-02'].map((day) => qualificationAsked(day).value)).toEqual([
    false,
    true,
    true,
  ]);
});

it('puts an individual business under the line of persons (pitfall 34)', () => {
  expect(partyLine('individual-business', { on: '2026-03-02' })).toBe('natural-person');
  expect(partyLine('other-organisation', { on: '2026-03-02' })).toBe('organisation');
});
