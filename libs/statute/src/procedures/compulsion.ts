import type { Procedure } from '../procedure.ts';
import { command, detour, event, inState, row } from './rows.ts';

/** Compulsory measures (C) and enforcement through the court (E): 行政强制法 art. 16–28, 53–58. */
export const compulsion: Procedure = {
  kind: 'compulsion',
  zh: '行政强制',
  en: 'Compulsion',
  starts: ['C1', 'E1'],
  states: {
    C1: row(
      '报批',
      'Approval',
      ['handler', 'agency-leader'],
      [command('approve-measure', 'C2', 'agency-leader'), command('refuse-measure', 'C0', 'agency-leader')],
      { forms: [8] },
    ),
    C2: row(
      '到场、示证、通知当事人或者见证人',
      'Arrival, certificates, party or witness called',
      ['handler'],
      [command('inform', 'C3', 'handler')],
      { recording: { duty: 'F', activities: ['compulsion'] } },
    ),
    C3: row(
      '告知理由依据权利、听取陈述',
      'Reasons and rights told; statement heard',
      ['handler'],
      [command('carry-out', 'C4', 'handler')],
      { forms: [9], recording: { duty: 'F', activities: ['compulsion'] } },
    ),
    C4: row(
      '实施、清点、笔录、交付',
      'Carried out, counted, recorded, handed over',
      ['handler'],
      [command('take-into-custody', 'C5', 'handler')],
      { forms: [9, 21, 24, 25], gate: [inState(9)], recording: { duty: 'F', activities: ['compulsion'] } },
    ),
    C5: row(
      '保管、检测、延长、先行处置',
      'Custody, testing, extension, early disposal',
      ['handler', 'agency-leader'],
      [command('propose-disposal', 'C6', 'handler'), command('lift', 'C7', 'agency-leader')],
      {
        forms: [22, 26, 27, 28, 30, 31, 32],
        recording: { duty: 'M', activities: ['compulsion'], onlyWithForms: [27, 28] },
        limits: ['seizure'],
      },
    ),
    C6: row(
      '处理',
      'Disposal',
      ['agency-leader'],
      [
        command('lift', 'C7', 'agency-leader'),
        command('confiscate', 'C0', 'agency-leader'),
        command('transfer-goods', 'C0', 'agency-leader'),
      ],
      {
        forms: [6, 43, 52],
        recording: { duty: 'M', activities: ['compulsion'], onlyWithForms: [52] },
        limits: ['seizure'],
      },
    ),
    C7: row('解除', 'Lifting', ['agency-leader', 'handler'], [command('return-goods', 'C0', 'handler')], {
      forms: [23, 24, 52],
      recording: { duty: 'M', activities: ['compulsion'] },
    }),
    C0: row('终结', 'Ended', ['archivist'], []),
    E1: row('催告', 'Demand', ['handler'], [command('serve-demand', 'E2', 'handler')], {
      forms: [48, 50],
      gate: [inState(50)],
      recording: { duty: 'M', activities: ['service'] },
    }),
    E2: row(
      '陈述申辩',
      'Statement and defence',
      ['handler'],
      [command('apply-to-court', 'E3', 'agency-leader'), command('record-performance', 'C0', 'handler')],
      { forms: [38], limits: ['demand', 'court-application'] },
    ),
    E3: row(
      '申请法院',
      'Application to the court',
      ['handler', 'agency-leader'],
      [command('court-accepts', 'E4', 'handler'), detour(command('court-refuses', 'E2', 'handler'))],
      { forms: [49], limits: ['court-application'] },
    ),
    E4: row(
      '执行、中止、终结',
      'Enforcement, suspension, end',
      ['handler'],
      [command('record-enforcement', 'C0', 'handler'), detour(event('court-suspends', 'E3'))],
    ),
  },
};
