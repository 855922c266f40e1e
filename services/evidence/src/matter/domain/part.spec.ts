import { describe, expect, it } from '@jest/globals';
import { people } from '../../../test/matter-people.ts';
import { partOf } from './part.ts';
import { hearAcceptance, hearRelease } from './review.ts';
import type { Acted, Matter, Person } from './matter.ts';

const { chen, zhou, unitHead, leader, reviewer, reviewHead, presider } = people;
const units = { own: undefined, handling: ['一中队'] };
const person = ({ subject, name, certificate = '' }: typeof chen) => ({ subject, name, certificate });
const matter = (more: { state?: string; acted?: Acted[]; reviewers?: Person[] } = {}) =>
  ({
    kind: 'ordinary-penalty',
    state: 'P04',
    officers: [person(chen)],
    acted: [{ hat: 'handler', person: person(zhou) }],
    ...more,
  }) as Matter;

describe('the part that somebody has in a matter', () => {
  it('is that of its present officers; who was one or has a role only has none', () => {
    expect(partOf(matter(), chen, units)).toBe('officer');
    for (const who of [zhou, leader, reviewer, reviewHead, presider, unitHead])
      expect(partOf(matter(), who, units)).toBeUndefined();
  });

  it('is that of the head of its unit, by the register, and of no other unit', () => {
    expect(partOf(matter(), unitHead, { ...units, own: '一中队' })).toBe('unit-head');
    expect(partOf(matter(), unitHead, { ...units, own: '二中队' })).toBeUndefined();
    expect(partOf(matter(), zhou, { ...units, own: '一中队' })).toBeUndefined();
  });

  it('is that of who accepted its review, until released, and of who signs for it meanwhile', () => {
    const other = { ...reviewer, subject: 's-other', certificate: '18110028099' };
    const accepted = hearAcceptance(matter(), person(reviewer));
    expect(hearAcceptance(accepted, person(reviewer))).toBe(accepted);
    expect([reviewer, reviewHead, other].map((who) => partOf(accepted, who, units))).toEqual([
      'reviewer',
      'reviewer',
      undefined,
    ]);
    const released = hearRelease(accepted, person(reviewer));
    expect([reviewer, reviewHead].map((who) => partOf(released, who, units))).toEqual([undefined, undefined]);
    const acted = matter({ acted: [{ hat: 'reviewer', person: person(reviewer) }] });
    expect(partOf(acted, reviewer, units)).toBe('reviewer');
  });

  it('is that of a presider in the hearing, and of who presided from then on', () => {
    const another = { ...presider, subject: 's-another', certificate: '18110028098' };
    expect(partOf(matter({ state: 'P14' }), another, units)).toBe('presider');
    const held = { acted: [{ hat: 'presider' as const, person: person(presider) }] };
    for (const state of ['P14', 'P16']) {
      expect(partOf(matter({ ...held, state }), presider, units)).toBe('presider');
      expect(partOf(matter({ ...held, state }), another, units)).toBeUndefined();
    }
  });
});
