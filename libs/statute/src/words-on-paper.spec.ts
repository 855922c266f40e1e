import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseDate, wanyuan, yuanCapitals, yuanText } from './chinese-format.ts';
import { documentNumber, parseDocumentNumber } from './document-number.ts';
import { formOf, forms } from './forms.ts';
import { maskCitizenId, maskName, maskPhone, surnameOf } from './masking.ts';

describe('document numbers', () => {
  const number = { agencyShort: '新市监', kindShort: '处罚', year: 2026, serial: 12 };

  it('is written by GB/T 9704 (pitfall 21)', () => {
    expect(documentNumber(number)).toBe('新市监处罚〔2026〕12号');
  });

  it.each([
    '新市监处罚[2026]12号',
    '新市监处罚(2026)12号',
    '新市监处罚（2026）12号',
    '新市监处罚〔2026〕012号',
    '新市监处罚〔2026〕第12号',
    '新市监处罚〔26〕12号',
    '新市监〔2026〕12号',
    '赤壁市监处罚〔2026〕12号',
    '新市监处罚〔2026〕0号',
  ])('does not read %s', (text) => {
    expect(() => parseDocumentNumber(text, '新市监')).toThrow('statute.document-number');
  });

  it.each([{ serial: 0 }, { serial: 1.5 }, { year: 26 }, { kindShort: '' }, { kindShort: '处罚〔' }])(
    'does not write %j',
    (wrong) => expect(() => documentNumber({ ...number, ...wrong })).toThrow('statute.document-number'),
  );

  it('reads what it wrote', () => {
    const kinds = forms.flatMap((form) => form.kindShort ?? []);
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 1 }),
        (kindShort, year, serial) => {
          const one = { agencyShort: '新市监', kindShort, year, serial };
          expect(parseDocumentNumber(documentNumber(one), '新市监')).toEqual(one);
        },
      ),
    );
  });
});

describe('the forms', () => {
  it('are the 56 of the 2021 set, in order, each short form used once', () => {
    expect(forms.map(({ no }) => no)).toEqual(Array.from({ length: 56 }, (_, i) => i + 1));
    const kinds = forms.flatMap((form) => form.kindShort ?? []);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(formOf(45)).toMatchObject({ zh: '行政处罚决定书', kindShort: '处罚' });
    expect(() => formOf(57)).toThrow('statute.unknown-form');
    expect(forms.some(({ zh }) => zh.includes('听证告知'))).toBe(false);
  });
});

describe('dates and money', () => {
  it('writes dates without zeros', () => expect(chineseDate('2026-02-09')).toBe('2026年2月9日'));

  it.each([
    [0, '0元', '零元整', '0.000000'],
    [5, '0.05元', '伍分', '0.000005'],
    [200_000, '2000元', '贰仟元整', '0.200000'],
    [1_234_560, '12345.60元', '壹万贰仟叁佰肆拾伍元陆角整', '1.234560'],
    [10_000_00, '10000元', '壹万元整', '1.000000'],
    [100_500, '1005元', '壹仟零伍元整', '0.100500'],
  ])('%i fen', (fen, text, capitals, wan) => {
    expect([yuanText(fen), yuanCapitals(fen), wanyuan(fen)]).toEqual([text, capitals, wan]);
  });

  it('loses no fen on the way to 万元 (pitfall 8)', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(wanyuan(fen)).toMatch(/^\d+\.\d{6}$/);
        expect(BigInt(wanyuan(fen).replace('.', ''))).toBe(BigInt(fen));
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses %p as an amount', (amount) => {
    expect(() => wanyuan(amount)).toThrow('statute.money');
  });
});

describe('masking', () => {
  it.each([
    ['张三', '张某某'],
    ['欧阳修远', '欧阳某某'],
    ['司马光', '司马某某'],
    ['欧阳', '欧某某'],
    ['买买提·吐尔逊', '买某某'],
    ['𠮷田', '𠮷某某'],
  ])('%s → %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it('others are 张某', () => expect(maskName('张三丰', '某')).toBe('张某'));

  it('gives away neither birth nor sequence of an ID (pitfall 10)', () => {
    expect(maskCitizenId('431128199003070017')).toBe('431128************');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(surnameOf('诸葛亮')).toBe('诸葛');
  });
});
