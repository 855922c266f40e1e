import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@sanzhi/kernel';
import { LawfulEnds } from './lawful-ends.ts';
import type { Event, Row } from './row.ts';

const agency = '114311280064218500';
const deng = { subject: 's-9', name: '邓秀英', certificate: '18110028009' };
const tang = { subject: 's-8', name: '唐立新' };
const actorOf = ({ subject: id, ...rest }: typeof deng | typeof tang) => ({ id, ...rest });
const sha256 = 'ab'.repeat(32);

const event = (fact: string, more: Partial<Event>): Event => ({
  id: 'e',
  source: '/sanzhi/evidence',
  type: `cn.sanzhi.evidence.${fact}.v1`,
  subject: 'd-1',
  time: '2026-02-09T01:00:00.000Z',
  agency,
  actor: actorOf(deng),
  sequence: 1,
  data: {},
  ...more,
});
const proposed = event('disposal.proposed', { data: { things: [{ thing: 'r-1', sha256 }] } });
const approved = event('disposal.approved', { actor: actorOf(tang) });
const begun = event('holding.ending', {
  subject: 'k-1',
  data: { thing: 'r-1', sha256, disposal: 'd-1', proposedBy: deng, approvedBy: tang },
});
const kept = event('disposal.carried-out', { data: { gone: [], kept: [{ thing: 'r-1', sha256 }] } });
const disposed = event('holding.disposed', {
  subject: 'h-1',
  data: { thing: 'r-1', sha256, disposal: 'd-1', proposedBy: deng, approvedBy: tang },
});
const requested = event('erasure.requested', { subject: 'x-1', matter: 'm-1' });
const agreed = event('erasure.approved', { subject: 'x-1', matter: 'm-1', actor: actorOf(tang) });
const carriedOut = event('erasure.carried-out', {
  subject: 'x-1',
  matter: 'm-1',
  data: { requestedBy: deng, approvedBy: tang },
});
const rowOf = ({ type, subject, matter }: Event, sequence: number, _id: string): Row => ({
  ...{ _id, index: 0, type, subject, sequence, agency },
  ...(matter === undefined ? {} : { matter }),
});

const heard = (...events: Event[]): LawfulEnds => {
  const ends = new LawfulEnds();
  for (const one of events) ends.hear(one);
  return ends;
};

describe('the end of a file', () => {
  it('is lawful when one proposed it and another approved, in whatever order the entries came', () => {
    for (const order of [
      [proposed, approved, disposed],
      [disposed, approved, proposed],
    ]) {
      const ends = heard(...order);
      expect(ends.isDisposed('r-1', sha256)).toBe(true);
      expect(ends.unfounded).toEqual([]);
    }
  });

  it.each([
    ['said out of nothing', [disposed]],
    ['never approved', [proposed, disposed]],
    ['approved by who proposed it', [proposed, { ...approved, actor: actorOf(deng) }, disposed]],
    [
      'approved with a second account and the same certificate',
      [proposed, { ...approved, actor: { id: 's-7', name: '邓', certificate: deng.certificate } }, disposed],
    ],
    ['of a file that is not on the list', [{ ...proposed, data: { things: [] } }, approved, disposed]],
    [
      'of other bytes',
      [proposed, approved, { ...disposed, data: { ...disposed.data, sha256: 'cd'.repeat(32) } }],
    ],
    [
      'in the name of others',
      [proposed, approved, { ...disposed, data: { ...disposed.data, approvedBy: deng } }],
    ],
    ['of another agency', [proposed, approved, { ...disposed, agency: '914311280064218501' }]],
  ])('is not when it is %s', (_how, events) => {
    const ends = heard(...events);
    expect(ends.isDisposed('r-1', sha256)).toBe(false);
    expect(ends.unfounded).toEqual([{ place: `${disposed.type} h-1`, agreement: 'd-1' }]);
  });

  it('stays lawful when the words of its entry were erased, if its digest stands on an approved list', () => {
    const row = { ...rowOf(disposed, 1, 'any'), sha256 };
    const founded = heard(proposed, approved);
    founded.miss(row);
    expect(founded.isDisposed('r-1', sha256)).toBe(true);
    const forged = heard(proposed);
    forged.miss(row);
    expect(forged.isDisposed('r-1', sha256)).toBe(false);
  });
});

describe('a file that was told to go', () => {
  it('is ending, and not disposed of until the entry of that is there', () => {
    const ends = heard(begun, approved, proposed);
    expect(ends.isEnding('r-1', sha256)).toBe(true);
    expect(ends.isDisposed('r-1', sha256)).toBe(false);
    ends.hear(disposed);
    expect(ends.isDisposed('r-1', sha256)).toBe(true);
    expect(ends.unfounded).toEqual([]);
  });

  it('is kept as the rest is when the store did not let go of it', () => {
    expect(heard(proposed, approved, begun, kept).isEnding('r-1', sha256)).toBe(false);
    expect(heard(proposed, approved, kept, begun).isEnding('r-1', sha256)).toBe(false);
  });

  it('is not when nobody else agreed', () => {
    const ends = heard(proposed, begun);
    expect(ends.isEnding('r-1', sha256)).toBe(false);
    expect(ends.unfounded).toEqual([{ place: `${begun.type} k-1`, agreement: 'd-1' }]);
  });

  it('is known by its digest when the words of its entry were erased', () => {
    const row = { ...rowOf(begun, 1, 'any'), sha256 };
    const founded = heard(proposed, approved);
    founded.miss(row);
    expect(founded.isEnding('r-1', sha256)).toBe(true);
    expect(founded.isDisposed('r-1', sha256)).toBe(false);
    const forged = heard(proposed);
    forged.miss(row);
    expect(forged.isEnding('r-1', sha256)).toBe(false);
  });
});

describe('the erasure of a matter', () => {
  it('is lawful when one asked for it and another agreed', () => {
    expect([...heard(requested, agreed, carriedOut).matters]).toEqual(['m-1']);
  });

  it('is lawful though the words of request and approval went with the matter', () => {
    const ends = heard(carriedOut);
    ends.miss(rowOf(requested, 1, derivedId('evidence', 'x-1', '1')));
    ends.miss(rowOf(agreed, 2, derivedId('evidence', 'x-1', '2')));
    expect([...ends.matters]).toEqual(['m-1']);
  });

  it('is not when other erased rows are called request and approval', () => {
    const ends = heard(carriedOut);
    ends.miss(rowOf(requested, 1, derivedId('evidence', 'another', '1')));
    ends.miss(rowOf(agreed, 2, derivedId('evidence', 'another', '2')));
    expect([...ends.matters]).toEqual([]);
    expect(ends.unfounded).toHaveLength(1);
  });

  it.each([
    ['out of nothing', [carriedOut]],
    ['never approved', [requested, carriedOut]],
    ['by one person alone', [requested, { ...agreed, actor: actorOf(deng) }, carriedOut]],
    ['of another matter', [requested, agreed, { ...carriedOut, matter: 'm-2' }]],
  ])('is not when said %s', (_how, events) => {
    const ends = heard(...events);
    expect([...ends.matters]).toEqual([]);
    expect(ends.unfounded).toEqual([{ place: `${carriedOut.type} x-1`, agreement: 'x-1' }]);
  });
});
