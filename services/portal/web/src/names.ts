import {
  activityNames,
  channelNames,
  measureNames,
  partyNames,
  procedures,
  reviewChecks,
} from '@sanzhi/statute';
import type { Words } from './language.ts';
import type { Option } from './ui/field-spec.ts';

type Names = Readonly<Record<string, Words>>;
const w = (zh: string, en: string): Words => ({ zh, en });

export const roleNames: Names = {
  handler: w('执法人员', 'Officer'),
  'unit-head': w('办案机构负责人', 'Head of unit'),
  reviewer: w('法制审核人员', 'Reviewer'),
  'review-head': w('审核机构负责人', 'Head of review'),
  'agency-leader': w('机关负责人', 'Leader'),
  'hearing-presider': w('听证主持人', 'Hearing presider'),
  'disclosure-editor': w('公示编辑', 'Disclosure editor'),
  'disclosure-approver': w('公示审核', 'Disclosure approver'),
  archivist: w('档案管理员', 'Archivist'),
  'window-clerk': w('窗口人员', 'Window clerk'),
  supervisor: w('执法监督', 'Supervisor'),
  'system-admin': w('系统管理员', 'System administrator'),
};

export const kindNames: Names = Object.fromEntries(
  Object.values(procedures).map(({ kind, zh, en }) => [kind, { zh, en }]),
);
export const checkNames: Names = Object.fromEntries(
  reviewChecks.map(({ code, zh, en }) => [code, { zh, en }]),
);
export { activityNames, channelNames, measureNames, partyNames };

export const mediumNames: Names = {
  video: w('视频', 'Video'),
  audio: w('录音', 'Audio'),
  photo: w('照片', 'Photo'),
  screen: w('录屏', 'Screen'),
};
export const recordingStates: Names = {
  uploading: w('上传未完成', 'Upload not finished'),
  received: w('已收到，正在校验封存', 'Received, being checked and sealed'),
  sealed: w('已封存，不可更改', 'Sealed, cannot be changed'),
  quarantined: w('已隔离，未封存', 'Quarantined, not sealed'),
};
export const serviceMethods: Names = {
  direct: w('直接送达', 'In person'),
  retention: w('留置送达', 'Left at the place'),
  post: w('邮寄送达', 'By post'),
  entrusted: w('委托送达', 'By another agency'),
  electronic: w('电子送达', 'Electronically'),
  announcement: w('公告送达', 'By announcement'),
};
export const outcomeNames: Names = {
  agree: w('同意', 'Agree'),
  correct: w('建议纠正', 'Correct'),
  investigate: w('建议补充调查', 'Investigate further'),
  other: w('其他意见', 'Other opinion'),
};
export const resultNames: Names = {
  pass: w('通过', 'Pass'),
  problem: w('有问题', 'Problem'),
  'not-applicable': w('不适用', 'Not applicable'),
};
export const severityNames: Names = { minor: w('一般', 'Minor'), major: w('严重', 'Major') };
export const submissionStates: Names = {
  collecting: w('待送审', 'To be submitted'),
  submitted: w('待受理', 'To be accepted'),
  reviewing: w('审核中', 'Under review'),
  supplementing: w('待补充材料', 'Material awaited'),
  countersigning: w('待审核机构负责人签署', 'To be countersigned'),
  answering: w('待办案机构答复', 'Answers awaited'),
  cleared: w('审核通过', 'Cleared'),
};
export const reviewKinds: Names = {
  'legal-review': w('法制审核', 'Legal review'),
  'case-review': w('案件审核', 'Case review'),
};
export const publicationStates: Names = {
  planned: w('待拟定', 'To be prepared'),
  prepared: w('待审核发布', 'To be released'),
  published: w('已公示', 'Published'),
  withdrawn: w('已撤回', 'Withdrawn'),
  excluded: w('不予公示', 'Not to be published'),
};
export const withdrawalGrounds: Names = {
  changed: w('决定已变更', 'Decision changed'),
  revoked: w('决定已撤销', 'Decision revoked'),
  illegal: w('决定被确认违法', 'Decision found illegal'),
  void: w('决定被确认无效', 'Decision found void'),
  wrong: w('公示内容有误', 'Published content wrong'),
};
export const officerStates: Names = {
  valid: w('有效', 'Valid'),
  suspended: w('暂扣', 'Suspended'),
  revoked: w('吊销', 'Revoked'),
};

export const named = (names: Names, code: string): Words => names[code] ?? { zh: code, en: code };

export const optionsOf = (names: Names, t: (words: Words) => string): Option[] =>
  Object.entries(names).map(([value, words]) => ({ value, label: t(words) }));
