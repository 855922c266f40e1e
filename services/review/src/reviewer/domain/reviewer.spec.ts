import { describe, expect, it } from '@jest/globals';
import { assertEligible, type Reviewer } from './reviewer.ts';

const record = (change: Partial<Reviewer> = {}): Reviewer => ({
  reviewer: { subject: 's-he', name: '何雨桐' },
  appointedOn: '2024-01-02',
  firstTime: true,
  qualification: 'A20214311280042',
  active: true,
  ...change,
});
const eligible = (change: Partial<Reviewer> = {}, on = '2026-02-09') =>
  assertEligible(record(change), '何雨桐', on);

describe('who may review', () => {
  it('is registered, in service and appointed by that day', () => {
    expect(() => assertEligible(undefined, '何雨桐', '2026-02-09')).toThrow('reviewer.not-registered');
    expect(() => eligible({ active: false })).toThrow('reviewer.not-registered');
    expect(() => eligible({ appointedOn: '2026-02-10' })).toThrow('reviewer.not-registered');
    expect(eligible({ appointedOn: '2026-02-09' })).toBeDefined();
  });

  it('holds the legal qualification when new in the work, unless appointed before it was asked for', () => {
    const unqualified = { qualification: undefined };
    expect(() => eligible({ ...unqualified, appointedOn: '2018-01-01' })).toThrow('reviewer.unqualified');
    expect(eligible({ ...unqualified, appointedOn: '2017-12-31' })).toBeDefined();
    expect(eligible({ ...unqualified, firstTime: false })).toBeDefined();
    expect(eligible()).toBeDefined();
  });

  it('is told the article', () => {
    expect(() => eligible({ qualification: undefined })).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({ basis: '《中华人民共和国行政处罚法》第五十八条第二款' }),
      }),
    );
  });
});
