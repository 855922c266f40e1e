import type { Words } from '../language.ts';

type Names = Readonly<Record<string, Words>>;

export const decidedStates: Names = {
  proposed: { zh: '待批准', en: 'To be decided' },
  requested: { zh: '待批准', en: 'To be decided' },
  approved: { zh: '已批准，正在办理', en: 'Approved, being carried out' },
  refused: { zh: '不予批准', en: 'Refused' },
  'carried-out': { zh: '已办理', en: 'Carried out' },
};
export const itemStates: Names = {
  waiting: { zh: '待办理', en: 'waiting' },
  gone: { zh: '已销毁', en: 'gone' },
  kept: { zh: '未销毁', en: 'kept' },
};
export const erasureGroundNames: Names = {
  'term-over': { zh: '保存期限届满', en: 'The term is over' },
  'legal-order': { zh: '依法定要求删除', en: 'By order of law' },
};
