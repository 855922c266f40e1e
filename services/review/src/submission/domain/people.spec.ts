import { describe, expect, it } from '@jest/globals';
import { samePerson } from '@sanzhi/statute';
import { isAmong, withPeople } from './people.ts';

const byCertificate = { name: '陈远志', certificate: '18110028001' };
const byToken = { subject: 's-chen', name: '陈远志' };
const whole = { ...byCertificate, ...byToken };

describe('the same person', () => {
  it('is known by token or by certificate, never by name', () => {
    expect(samePerson(byCertificate, whole)).toBe(true);
    expect(samePerson(byToken, whole)).toBe(true);
    expect(samePerson(byCertificate, byToken)).toBe(false);
    expect(samePerson({}, {})).toBe(false);
  });

  it('is never taken out, and gains what is newly known', () => {
    expect(withPeople([byCertificate], [whole])).toEqual([whole]);
    expect(withPeople([whole], [byToken])).toEqual([whole]);
    expect(withPeople([whole], [])).toEqual([whole]);
  });

  it('is kept twice when token and certificate disagree, so that either still counts', () => {
    const moved = { ...whole, certificate: '18110028099' };
    const people = withPeople([whole], [moved]);
    expect(people).toHaveLength(2);
    expect(isAmong(people, { certificate: '18110028001' })).toBe(true);
    expect(isAmong(people, { certificate: '18110028099' })).toBe(true);
  });
});
