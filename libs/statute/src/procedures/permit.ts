import type { Procedure } from '../procedure.ts';
import { words } from '../words.ts';
import { command, detour, event, row } from './rows.ts';

/** Administrative permit: 行政许可法 art. 29–50. */
export const permit: Procedure = {
  kind: 'permit',
  zh: '行政许可',
  en: 'Permit',
  starts: ['X1'],
  states: {
    X1: row('申请', 'Application', ['window-clerk'], [command('receive-application', 'X2', 'window-clerk')], {
      papers: [words('申请书及材料', 'Application and materials')],
    }),
    X2: row(
      '收件审查',
      'Check of the application',
      ['window-clerk'],
      [
        command('accept', 'X3', 'window-clerk'),
        detour(command('ask-supplement', 'X1', 'window-clerk')),
        command('refuse-acceptance', 'X0', 'window-clerk'),
      ],
      {
        papers: [
          words('受理通知书', 'Notice of acceptance'),
          words('补正告知书', 'Notice to supplement'),
          words('不予受理决定书', 'Decision not to accept'),
        ],
        limits: ['permit-acceptance'],
      },
    ),
    X3: row(
      '审查核查',
      'Examination',
      ['handler'],
      [
        command('hold-hearing', 'X4', 'handler', 'unit-head'),
        command('submit-for-review', 'X5', 'handler', 'unit-head'),
        command('propose-decision', 'X6', 'handler', 'unit-head'),
      ],
      {
        forms: [9],
        papers: [words('核查记录', 'Verification record')],
        recording: { duty: 'M', activities: ['site-inspection'], onlyWithForms: [9] },
        limits: ['permit-decision', 'permit-joint-decision'],
      },
    ),
    X4: row(
      '听证',
      'Hearing',
      ['hearing-presider'],
      [command('conclude-hearing', 'X5', 'hearing-presider')],
      {
        forms: [40],
        recording: { duty: 'M', activities: ['hearing'] },
        limits: ['hearing-notice', 'permit-hearing'],
      },
    ),
    X5: row(
      '法制审核',
      'Legal review',
      ['reviewer', 'review-head'],
      [
        event('clearance-granted', 'X6'),
        detour(event('further-investigation', 'X3')),
        detour(event('correction-advised', 'X3')),
        detour(event('other-opinion', 'X3')),
      ],
      {
        papers: [words('法制审核意见书', 'Legal review opinion')],
        limits: ['legal-review', 'permit-decision'],
      },
    ),
    X6: row(
      '决定',
      'Decision',
      ['agency-leader'],
      [command('grant', 'X7', 'agency-leader'), command('refuse', 'X7', 'agency-leader')],
      {
        papers: [words('准予许可决定书', 'Decision to grant'), words('不予许可决定书', 'Decision to refuse')],
        limits: ['permit-decision', 'permit-joint-decision'],
      },
    ),
    X7: row('颁证送达', 'Issue and service', ['window-clerk'], [command('deliver', 'X8', 'window-clerk')], {
      forms: [50],
      recording: { duty: 'M', activities: ['service'] },
      limits: ['permit-issue'],
    }),
    X8: row('公示', 'Publicity', ['disclosure-editor', 'disclosure-approver'], [event('published', 'X9')], {
      limits: ['permit-publicity'],
    }),
    X9: row(
      '变更、延续、撤销、撤回、注销',
      'Change, renewal, revocation, cancellation',
      ['window-clerk', 'agency-leader'],
      [detour(command('receive-change', 'X2', 'window-clerk')), command('end-permit', 'X0', 'agency-leader')],
    ),
    X0: row('终结', 'Ended', ['archivist'], []),
  },
};
