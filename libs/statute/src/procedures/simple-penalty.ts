import type { Procedure } from '../procedure.ts';
import { command, inMatter, row } from './rows.ts';

/** On-the-spot penalty: 行政处罚法 art. 51–53. No review, no display in the enterprise publicity system. */
export const simplePenalty: Procedure = {
  kind: 'simple-penalty',
  zh: '行政处罚简易程序',
  en: 'On-the-spot penalty',
  starts: ['S1'],
  states: {
    S1: row(
      '发现并出示证件',
      'Found; certificates shown',
      ['handler'],
      [command('investigate', 'S2', 'handler'), command('turn-ordinary', 'S0', 'handler')],
      { recording: { duty: 'M', activities: ['site-inspection'] } },
    ),
    S2: row(
      '当场调查取证',
      'Evidence on the spot',
      ['handler'],
      [command('inform', 'S3', 'handler'), command('turn-ordinary', 'S0', 'handler')],
      { forms: [9], recording: { duty: 'M', activities: ['evidence-taking', 'site-inspection'] } },
    ),
    S3: row(
      '告知、听取陈述申辩',
      'Notice; statement heard',
      ['handler'],
      [command('decide', 'S4', 'handler'), command('turn-ordinary', 'S0', 'handler')],
      { forms: [38], recording: { duty: 'M', activities: ['evidence-taking'] } },
    ),
    S4: row('当场决定', 'Decision on the spot', ['handler'], [command('hand-over', 'S5', 'handler')], {
      forms: [44],
      gate: [inMatter(44)],
    }),
    S5: row('当场交付', 'Handed over', ['handler'], [command('record-delivery', 'S6', 'handler')], {
      forms: [50],
      recording: { duty: 'M', activities: ['service'] },
    }),
    S6: row('缴款', 'Payment', ['handler'], [command('record-payment', 'S7', 'handler')], {
      limits: ['payment', 'cash-handover', 'cash-banking'],
    }),
    S7: row('报备归档', 'Filed and archived', ['handler', 'archivist'], [], {
      forms: [54, 55, 56],
      limits: ['simple-filing'],
    }),
    S0: row('转普通程序', 'Turned into an ordinary case', ['handler'], []),
  },
};
