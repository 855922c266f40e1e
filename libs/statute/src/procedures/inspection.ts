import type { Procedure } from '../procedure.ts';
import { words } from '../words.ts';
import { command, event, inState, row } from './rows.ts';

/** Random and other inspections (双随机、一公开). */
export const inspection: Procedure = {
  kind: 'inspection',
  zh: '行政检查',
  en: 'Inspection',
  starts: ['I1'],
  states: {
    I1: row(
      '清单与年度计划',
      'Item list and yearly plan',
      ['unit-head'],
      [command('publish-plan', 'I2', 'unit-head', 'agency-leader')],
      { papers: [words('随机抽查事项清单', 'Item list'), words('年度抽查计划', 'Yearly plan')] },
    ),
    I2: row('任务', 'Task', ['unit-head'], [command('open-draw', 'I3', 'unit-head')], {
      papers: [words('抽查任务单', 'Task sheet')],
    }),
    I3: row(
      '抽取检查对象',
      'Draw of the objects',
      ['unit-head'],
      [command('draw-objects', 'I4', 'unit-head')],
      {
        papers: [words('抽取记录', 'Draw record')],
        recording: { duty: 'M', activities: ['random-inspection'] },
      },
    ),
    I4: row(
      '抽取检查人员',
      'Draw of the inspectors',
      ['unit-head'],
      [command('draw-inspectors', 'I5', 'unit-head')],
      {
        papers: [words('抽取记录', 'Draw record')],
        recording: { duty: 'M', activities: ['random-inspection'] },
      },
    ),
    I5: row(
      '审批与通知',
      'Approval and notice',
      ['agency-leader'],
      [command('approve-inspection', 'I6', 'agency-leader')],
      {
        papers: [
          words('行政检查审批表', 'Approval of inspection'),
          words('行政检查通知书', 'Notice of inspection'),
        ],
      },
    ),
    I6: row(
      '扫码入企、示证',
      'Entry by code; certificates shown',
      ['handler'],
      [command('enter', 'I7', 'handler')],
      { recording: { duty: 'M', activities: ['random-inspection', 'site-inspection'] } },
    ),
    I7: row('检查', 'Inspection', ['handler'], [command('record-inspection', 'I8', 'handler')], {
      forms: [9, 14, 29],
      papers: [words('检查表', 'Checklist')],
      gate: [inState(9)],
      recording: { duty: 'M', activities: ['random-inspection', 'site-inspection'] },
    }),
    I8: row('结果认定', 'Finding', ['handler', 'unit-head'], [command('confirm-result', 'I9', 'unit-head')]),
    I9: row('告知', 'Notice of the result', ['handler'], [command('notify-result', 'I10', 'handler')], {
      forms: [33, 50],
      papers: [words('检查结果告知书', 'Notice of the result')],
    }),
    I10: row('公示', 'Publicity', ['disclosure-editor', 'disclosure-approver'], [event('published', 'I11')], {
      limits: ['inspection-publication'],
    }),
    I11: row(
      '后续处理',
      'Follow-up',
      ['handler'],
      [command('close', 'I0', 'handler', 'unit-head'), command('open-case', 'I0', 'unit-head')],
      {
        forms: [33],
        recording: { duty: 'M', activities: ['site-inspection'], onlyWithForms: [33] },
        limits: ['clue-verification'],
      },
    ),
    I0: row('终结', 'Ended', ['archivist'], []),
  },
};
