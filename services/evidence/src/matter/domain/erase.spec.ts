import { expect, it } from '@jest/globals';
import { erasedWord } from '@sanzhi/statute';
import { erasePersonalData } from './erase.ts';
import type { Matter } from './matter.ts';

const party = {
  kind: 'individual-business' as const,
  name: '林秋月食品店',
  uscc: '92431128MA7K2X9W85',
  legalRepresentative: '林秋月',
  address: '龙泉镇滨河路18号',
  phone: '13800000000',
  citizenId: '431128199003070017',
};
const matter = (more: Partial<Matter> = {}): Matter => ({
  id: 'm-1',
  agency: '114311280064218500',
  kind: 'ordinary-penalty',
  reference: '20260209-7F3K',
  cause: '涉嫌经营超过保质期的食品',
  source: '林秋月举报',
  party,
  state: 'P20',
  enteredAt: '2026-02-09T10:00:00+08:00',
  openedOn: '2026-02-02',
  officers: [{ name: '陈立新', certificate: '18110028001' }],
  formerOfficers: [],
  acted: [],
  recordings: [
    { id: 'r-1', title: '林秋月店', activity: 'site-inspection', stage: 'P04', sha256: 'a', at: '' },
  ],
  documents: [],
  exemptions: [],
  lapsed: [],
  supplementAsked: false,
  intents: 0,
  statement: { waived: false, hearingRequested: false, text: '林秋月说', on: '2026-02-02' },
  notice: {
    number: '1',
    document: 'd-1',
    digest: 'x',
    on: '2026-02-02',
    grounds: '林秋月销售',
    measures: [],
  },
  review: { outcome: 'agree', round: 1, text: '林秋月一案' },
  history: [{ from: 'P01', to: 'P02', at: '', by: { name: '陈立新' }, note: '林秋月' }],
  ...more,
});

it('leaves nobody named but the officers, and the digests as they were', () => {
  const erased = erasePersonalData(matter());
  const text = JSON.stringify(erased);
  for (const word of ['林秋月', '13800000000', '431128199003070017', '92431128MA7K2X9W85', '滨河路'])
    expect(text).not.toContain(word);
  expect(text).toContain('陈立新');
  expect(erased.recordings[0]).toMatchObject({ id: 'r-1', sha256: 'a', title: erasedWord });
  expect(erased.notice).toMatchObject({ number: '1', digest: 'x' });
});

it('a company keeps its name and code; its representative is a person', () => {
  const company = { ...party, kind: 'enterprise' as const, name: '某食品有限公司' };
  expect(erasePersonalData(matter({ party: company })).party).toEqual({
    kind: 'enterprise',
    name: '某食品有限公司',
    uscc: party.uscc,
    address: party.address,
    legalRepresentative: erasedWord,
  });
});

it('changes nothing more when it is repeated', () => {
  const once = erasePersonalData(matter());
  expect(erasePersonalData(once)).toEqual(once);
});
