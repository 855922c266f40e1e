import { accessPurposes, holdGrounds, type Role } from '@sanzhi/contracts';
import type { Words } from '../language.ts';

type Names = Readonly<Record<string, Words>>;

/** What people may say they look for. */
export const statedPurposes: Names = accessPurposes;
export const purposeNames: Names = {
  ...accessPurposes,
  overview: { zh: '浏览封面', en: 'Overview' },
};
export const wayNames: Names = {
  look: { zh: '看封面', en: 'Look' },
  play: { zh: '查看', en: 'View' },
  download: { zh: '下载原件', en: 'Download' },
  share: { zh: '对外提供', en: 'Given outside' },
};
export const consultationStates: Names = {
  requested: { zh: '待审批', en: 'To be decided' },
  approved: { zh: '已批准', en: 'Approved' },
  refused: { zh: '不予调阅', en: 'Refused' },
  revoked: { zh: '已收回', en: 'Revoked' },
};
export const shareStates: Names = {
  recorded: { zh: '待领取凭证', en: 'Token to be taken' },
  open: { zh: '有效', en: 'Open' },
  spent: { zh: '次数已用完', en: 'No uses left' },
  expired: { zh: '已过期', en: 'Expired' },
  revoked: { zh: '已收回', en: 'Taken back' },
  blocked: { zh: '名称多次不符，已停用', en: 'Wrong names, ended' },
};
export const holdGroundNames: Names = holdGrounds;
export const archiveClasses: Names = {
  permanent: { zh: '永久', en: 'Permanent' },
  '30-years': { zh: '30年', en: '30 years' },
  '10-years': { zh: '10年', en: '10 years' },
  'six-months': { zh: '六个月', en: 'Six months' },
};

/** What someone of this role mostly looks for; only proposed, never chosen for them. */
export const likelyPurpose = (roles: readonly Role[]): string | undefined => {
  const likely: [Role, string][] = [
    ['handler', 'case-handling'],
    ['unit-head', 'case-handling'],
    ['reviewer', 'legal-review'],
    ['review-head', 'legal-review'],
    ['agency-leader', 'approval'],
    ['hearing-presider', 'hearing'],
    ['archivist', 'archive'],
    ['disclosure-editor', 'disclosure'],
    ['disclosure-approver', 'disclosure'],
  ];
  return likely.find(([role]) => roles.includes(role))?.[1];
};
