import type { Procedure } from '../procedure.ts';
import { command, detour, event, inMatter, inState, row, timer } from './rows.ts';

const evidenceForms = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 29, 30, 31, 32, 33];

/** Ordinary penalty case: 行政处罚法 art. 54–65, 处罚程序规定 chapters 3–5. */
export const ordinaryPenalty: Procedure = {
  kind: 'ordinary-penalty',
  zh: '行政处罚普通程序',
  en: 'Ordinary penalty case',
  starts: ['P01'],
  states: {
    P01: row(
      '案源登记',
      'Registration of the source',
      ['handler', 'window-clerk'],
      [
        command('start-verification', 'P02', 'handler', 'unit-head'),
        command('transfer-clue', 'P20', 'unit-head', 'agency-leader'),
      ],
      { forms: [1, 4] },
    ),
    P02: row('核查', 'Verification', ['handler'], [command('propose-filing', 'P03', 'handler')], {
      forms: evidenceForms,
      recording: {
        duty: 'M',
        activities: ['site-inspection', 'evidence-taking'],
        onlyWithForms: [9, 11, 14, 29],
      },
      limits: ['clue-verification'],
    }),
    P03: row(
      '立案审批',
      'Approval of filing',
      ['handler', 'unit-head', 'agency-leader'],
      [command('approve-filing', 'P04', 'agency-leader'), command('refuse-filing', 'P03x', 'agency-leader')],
      { forms: [7], gate: [inMatter(7)], limits: ['clue-verification'] },
    ),
    P03x: row(
      '不予立案',
      'Not filed',
      ['handler', 'unit-head'],
      [
        command('archive', 'P20', 'handler', 'unit-head'),
        detour(command('reopen-clue', 'P02', 'unit-head', 'agency-leader')),
      ],
      { forms: [4] },
    ),
    P04: row(
      '调查取证',
      'Investigation',
      ['handler'],
      [
        detour(command('preserve-evidence', 'P05', 'agency-leader')),
        detour(command('seize', 'P06', 'agency-leader')),
        detour(command('suspend', 'P07', 'agency-leader')),
        detour(command('terminate', 'P08', 'agency-leader')),
        command('conclude-investigation', 'P09', 'handler', 'unit-head'),
      ],
      {
        forms: [8, ...evidenceForms, 34],
        gate: [inMatter(9, 14)],
        recording: { duty: 'M', activities: ['site-inspection', 'evidence-taking'] },
        limits: ['penalty-overall'],
      },
    ),
    P05: row(
      '先行登记保存',
      'Registration and preservation',
      ['handler', 'agency-leader'],
      [command('decide-preservation', 'P04', 'agency-leader'), timer('preservation', 'P04')],
      {
        forms: [8, 19, 20, 24],
        recording: { duty: 'M', activities: ['preservation'] },
        limits: ['preservation', 'penalty-overall'],
      },
    ),
    P06: row(
      '查封扣押',
      'Seizure',
      ['handler', 'agency-leader'],
      [command('continue-investigation', 'P04', 'handler', 'agency-leader')],
      {
        forms: [6, 8, 21, 22, 23, 24, 25, 26, 27, 28],
        recording: { duty: 'F', activities: ['compulsion'] },
        limits: ['seizure', 'penalty-overall'],
      },
    ),
    P07: row('中止调查', 'Suspension', ['agency-leader'], [command('resume', 'P04', 'agency-leader')], {
      forms: [8],
    }),
    P08: row(
      '终止调查',
      'Termination',
      ['agency-leader'],
      [command('propose-closing', 'P19', 'handler', 'unit-head')],
      { forms: [8] },
    ),
    P09: row(
      '调查终结',
      'End of investigation',
      ['handler', 'unit-head'],
      [
        command('submit-for-review', 'P10', 'handler', 'unit-head'),
        detour(command('reopen-investigation', 'P04', 'unit-head')),
      ],
      { forms: [33, 35], gate: [inState(35)], limits: ['penalty-overall'] },
    ),
    P10: row(
      '审核',
      'Review',
      ['reviewer', 'review-head'],
      [
        event('clearance-granted', 'P11'),
        detour(event('further-investigation', 'P04')),
        detour(event('correction-advised', 'P09')),
        detour(event('other-opinion', 'P09')),
        detour(command('withdraw-submission', 'P09', 'unit-head')),
      ],
      { forms: [36], gate: [inState(36)], limits: ['legal-review', 'penalty-overall'] },
    ),
    P11: row(
      '处理建议审批',
      'Approval of the proposal',
      ['agency-leader'],
      [
        command('approve-proposal', 'P12', 'agency-leader'),
        command('approve-without-penalty', 'P16', 'agency-leader'),
        detour(command('return-proposal', 'P09', 'agency-leader')),
      ],
      { forms: [8, 43], limits: ['penalty-overall'] },
    ),
    P12: row('告知', 'Notice', ['handler'], [command('serve-notice', 'P13', 'handler')], {
      forms: [37, 50, 51, 10],
      gate: [inState(37), inState(50)],
      recording: { duty: 'M', activities: ['service'] },
      limits: ['penalty-overall'],
    }),
    P13: row(
      '陈述申辩',
      'Statement and defence',
      ['handler'],
      [
        timer('statement', 'P16'),
        command('close-statements', 'P16', 'handler'),
        command('request-hearing', 'P14', 'handler', 'window-clerk'),
        command('refer-to-discussion', 'P15', 'agency-leader'),
        detour(command('revise-proposal', 'P09', 'handler', 'unit-head')),
        detour(command('reopen-investigation', 'P04', 'unit-head')),
      ],
      {
        forms: [38],
        recording: { duty: 'M', activities: ['evidence-taking'], onlyWithForms: [38] },
        limits: ['statement', 'hearing-request', 'penalty-overall'],
      },
    ),
    P14: row(
      '听证',
      'Hearing',
      ['hearing-presider'],
      [
        command('conclude-hearing', 'P14r', 'hearing-presider'),
        detour(command('withdraw-hearing-request', 'P13', 'hearing-presider')),
      ],
      { forms: [39, 40, 41], recording: { duty: 'F', activities: ['hearing'] }, limits: ['hearing-notice'] },
    ),
    P14r: row(
      '听证后法制审核',
      'Legal review after the hearing',
      ['reviewer', 'review-head'],
      [
        event('clearance-granted', 'P15'),
        detour(event('further-investigation', 'P04')),
        detour(event('correction-advised', 'P09')),
        detour(event('other-opinion', 'P09')),
      ],
      { forms: [36], gate: [inState(36)], limits: ['legal-review', 'penalty-overall'] },
    ),
    P15: row(
      '集体讨论',
      'Collective discussion',
      ['agency-leader'],
      [
        command('conclude-discussion', 'P16', 'agency-leader'),
        detour(command('revise-proposal', 'P09', 'agency-leader')),
      ],
      { forms: [42], limits: ['penalty-overall'] },
    ),
    P16: row(
      '决定',
      'Decision',
      ['agency-leader'],
      [
        command('issue-decision', 'P17', 'agency-leader'),
        detour(command('refer-to-discussion', 'P15', 'agency-leader')),
        detour(command('revise-proposal', 'P09', 'agency-leader')),
      ],
      { forms: [4, 5, 6, 43, 45, 46], gate: [inState(45, 46, 4, 5)], limits: ['penalty-overall'] },
    ),
    P17: row('送达', 'Service', ['handler'], [command('serve-decision', 'P18', 'handler')], {
      forms: [10, 50, 51],
      gate: [inState(50)],
      recording: { duty: 'M', activities: ['service'] },
      limits: ['service'],
    }),
    P18: row(
      '履行与执行',
      'Performance and enforcement',
      ['handler', 'agency-leader'],
      [command('record-performance', 'P19', 'handler'), command('record-enforcement', 'P19', 'handler')],
      {
        forms: [47, 48, 49, 50, 52],
        recording: { duty: 'M', activities: ['compulsion', 'service'], onlyWithForms: [48, 52] },
        limits: ['payment', 'demand', 'court-application'],
      },
    ),
    P19: row('结案', 'Closing', ['handler', 'agency-leader'], [command('close', 'P20', 'agency-leader')], {
      forms: [53],
      limits: ['case-closing'],
    }),
    P20: row(
      '归档',
      'Archive',
      ['archivist'],
      [detour(command('reopen-by-remedy', 'P04', 'agency-leader'))],
      { forms: [54, 55, 56], limits: ['archive'] },
    ),
  },
};
