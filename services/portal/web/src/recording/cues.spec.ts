import { expect, it } from '@jest/globals';
import type { TranscriptView } from '@sanzhi/contracts';
import { cueAt, holding, standing } from './cues.ts';

const cues = [
  { from: 1, to: 2.5, text: '请出示营业执照。' },
  { from: 2.5, to: 4, text: '这是ＡＢＣ批次。' },
  { text: '没有时间的一行' },
];

it('finds words whatever their width and case, and nothing for nothing', () => {
  expect(holding(cues, 'abc')).toEqual([cues[1]]);
  expect(holding(cues, ' 营业执照 ')).toEqual([cues[0]]);
  expect(holding(cues, '  ')).toEqual([]);
});

it('knows what is being said, and that nothing is', () => {
  expect([0.5, 1, 2.5, 4].map((second) => cueAt(cues, second))).toEqual([-1, 0, 1, -1]);
});

it('takes what was corrected no more, and the newest first', () => {
  const one = (id: string, replaces?: string) => ({ id, ...(replaces && { replaces }) }) as TranscriptView;
  const ids = standing([one('a'), one('b'), one('c', 'a')]).map(({ id }) => id);
  expect(ids).toEqual(['c', 'b']);
});
