import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkCertificate,
  checkCitizenId,
  checkRegionCode,
  checkUscc,
  usccPlaceholder,
} from './identifiers.ts';

const ruleOf = (check: ReturnType<typeof checkUscc>) => (check.ok ? 'ok' : check.rule);

describe('USCC', () => {
  it.each([
    '114311280064218500',
    '91431128MA4QTERT39',
    '92431128MA7K2X9W85',
    '93431128MA4P0C1D20',
    '51431128MJK738297R',
    '91350100M000100Y43',
  ])('%s is good', (code) => expect(checkUscc(code)).toEqual({ ok: true }));

  it('takes the placeholder for individual businesses only (pitfall 9)', () => {
    expect(ruleOf(checkUscc(usccPlaceholder, 'individual-business'))).toBe('ok');
    expect(ruleOf(checkUscc(usccPlaceholder, 'enterprise'))).toBe('uscc.placeholder');
    expect(ruleOf(checkUscc(usccPlaceholder))).toBe('uscc.placeholder');
  });

  it.each([
    ['91431128MA4QTERT3', 'uscc.length'],
    ['91431128MA4QTERI39', 'uscc.alphabet'],
    ['91431128MA4QTERT38', 'uscc.check'],
    ['91431128MA4QTERT49', 'uscc.subject-check'],
    ['91991128MA4QTERT39', 'region.unknown'],
    ['91431128ma4qtert39', 'uscc.alphabet'],
    ['Q1431128MA4QTERT39', 'uscc.department'],
  ])('%s is refused by %s', (code, rule) => expect(ruleOf(checkUscc(code))).toBe(rule));

  it('notices any one wrong character', () => {
    const good = '91431128MA4QTERT39';
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    fc.assert(
      fc.property(fc.nat(17), fc.nat(30), (at, pick) => {
        const wrong = good.slice(0, at) + alphabet.charAt(pick) + good.slice(at + 1);
        expect(checkUscc(wrong).ok).toBe(wrong === good);
      }),
    );
  });
});

describe('citizen ID', () => {
  it.each(['11010519491231002X', '431128199003070017', '431128201211050029'])('%s is good', (id) =>
    expect(checkCitizenId(id)).toEqual({ ok: true }),
  );

  it('refuses a date that does not exist though the check digit is right (pitfall 10)', () => {
    expect(ruleOf(checkCitizenId('431128198502290036'))).toBe('citizen-id.date');
  });

  it.each([
    ['11010519491231002x', 'citizen-id.form'],
    ['431128199003070018', 'citizen-id.check'],
    ['991128199003070017', 'region.unknown'],
    ['4311281990030700', 'citizen-id.form'],
  ])('%s is refused by %s', (id, rule) => expect(ruleOf(checkCitizenId(id))).toBe(rule));
});

describe('certificate and region', () => {
  it('takes the pattern of the region', () => {
    expect(checkCertificate('18110112001', { on: '2026-03-02', region: '431128' }).ok).toBe(true);
    expect(checkCertificate('28110112001', { on: '2026-03-02', region: '431128' }).ok).toBe(false);
    expect(checkCertificate('28110112001', { on: '2026-03-02', region: '110000' }).ok).toBe(true);
  });

  it('knows the provinces', () => {
    expect(checkRegionCode('431128').ok).toBe(true);
    expect(checkRegionCode('381128').ok).toBe(false);
    expect(checkRegionCode('43112').ok).toBe(false);
  });
});
