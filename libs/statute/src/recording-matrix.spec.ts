import { expect, it } from '@jest/globals';
import { lawFor } from './identifiers.ts';
import { by } from './laws.ts';
import { allInForce, type Parameter } from './parameter.ts';
import { isWholeCourse, recordingMatrix, recordingRule, retentionOf } from './recording-matrix.ts';

const county = '114311280064218500';
const today = lawFor(county, '2026-02-10T09:00:00+08:00');

it('takes the day in Shanghai and the region from the agency’s code', () => {
  expect(lawFor(county, '2026-02-09T16:30:00Z')).toEqual({ on: '2026-02-10', region: '431128' });
});

it('knows what is recorded whole, and for how long it is kept', () => {
  expect(isWholeCourse('hearing', today)).toBe(true);
  expect(isWholeCourse('service', today)).toBe(false);
  expect(isWholeCourse('lunch', today)).toBe(false);
  expect(retentionOf('compulsion', false, today)).toBe('long');
  expect(retentionOf('service', true, today)).toBe('case-file');
  expect(retentionOf('service', false, today)).toBe('six-months');
});

it('a province’s own row goes before the country’s, from its first day and nowhere else', () => {
  const [national] = recordingMatrix.service;
  if (!national) throw new Error('no row of service');
  const own: Parameter<(typeof national)['value']> = {
    value: { ...national.value, duty: 'F' },
    basis: by('local', '送达全程音像记录'),
    region: '430000',
    from: '2026-02-01',
  };
  const duty = (agency: string, at: string) => allInForce([national, own], lawFor(agency, at))[0]?.value.duty;
  expect(duty(county, '2026-01-31T12:00:00+08:00')).toBe('M');
  expect(duty(county, '2026-02-01T12:00:00+08:00')).toBe('F');
  expect(duty('114401000000000000', '2026-02-01T12:00:00+08:00')).toBe('M');
  expect(recordingRule('service', today).basis).toBe(national.basis);
});
