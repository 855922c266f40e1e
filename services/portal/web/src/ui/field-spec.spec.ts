import { describe, expect, it } from '@jest/globals';
import { sent, type FieldSpec } from './field-spec.ts';

const label = { zh: '甲', en: 'a' };
const field = (name: string, kind: FieldSpec['kind'], rest: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind,
  label,
  ...rest,
});

describe('what a form sends', () => {
  it('is 分 for 元, RFC 3339 for wall-clock time, and nothing for what is empty', () => {
    const specs = [
      field('a', 'money'),
      field('t', 'time'),
      field('n', 'number'),
      field('e', 'line'),
      field('y', 'yes'),
    ];
    expect(sent(specs, { a: '50000.5', t: '2026-02-09T08:30', n: '2', e: '  ', y: undefined })).toEqual({
      a: 5_000_050,
      t: '2026-02-09T08:30:00+08:00',
      n: 2,
      y: false,
    });
  });

  it('leaves out a group that nobody filled in, and keeps every row of a list', () => {
    const specs = [
      field('g', 'group', { of: [field('x', 'line')] }),
      field('l', 'list', { of: [field('x', 'line')] }),
    ];
    expect(sent(specs, { g: { x: '' }, l: [{ x: ' 乙 ' }, {}] })).toEqual({ l: [{ x: '乙' }, {}] });
  });

  it('keeps back a field that no longer applies', () => {
    const specs = [field('kind', 'line'), field('uscc', 'line', { when: ({ kind }) => kind !== 'person' })];
    expect(sent(specs, { kind: 'person', uscc: '91431128MA4QTERT39' })).toEqual({ kind: 'person' });
  });
});
