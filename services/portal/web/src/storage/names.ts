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
/** What the checks and the store say of one file. */
export const faultNames: Names = {
  'store.locked': {
    zh: '存储仍在锁定期内，拒绝删除；请核对服务器时钟',
    en: 'The store still locks it and refused; check the clock of the server',
  },
  'storage.not-due': { zh: '批准后保管期限延长或者被冻结', en: 'Kept longer, or held, since the approval' },
  'storage.no-holding': { zh: '没有保管登记', en: 'Not registered as kept' },
  'storage.unproven': {
    zh: '账本不能证明两人提出并批准',
    en: 'The ledger does not prove that two people agreed',
  },
  'fixity.size': { zh: '大小与封存时不一致', en: 'Another size than was sealed' },
  'fixity.digest': { zh: '摘要与封存时不一致', en: 'Another digest than was sealed' },
  'fixity.lock': { zh: '锁定期短于登记', en: 'Locked for a shorter time than recorded' },
  'fixity.hold': { zh: '冻结未落实到存储', en: 'The hold is not on it' },
  'keeping.unreached': { zh: '保管期限或者冻结未到达存储', en: 'A lock or a hold did not reach the store' },
  'keeping.unproven': {
    zh: '账本不能证明冻结已解除，继续冻结',
    en: 'The ledger does not prove that the hold was lifted; it stays held',
  },
  'fixity.unreadable': { zh: '存储中有该文件而无法读出', en: 'In the store and cannot be read' },
  'fixity.missing': { zh: '存储中没有该文件', en: 'Not in the store' },
};
export const erasureGroundNames: Names = {
  'term-over': { zh: '保存期限届满', en: 'The term is over' },
  'legal-order': { zh: '依法定要求删除', en: 'By order of law' },
};
