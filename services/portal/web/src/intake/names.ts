import type { Words } from '../language.ts';

type Names = Readonly<Record<string, Words>>;
const w = (zh: string, en: string): Words => ({ zh, en });

export const itemStates: Names = {
  uploading: w('上传未完成', 'Upload not finished'),
  received: w('已收到，正在核对', 'Received, being checked'),
  checked: w('待归案', 'To be assigned'),
  assigning: w('正在归案', 'Being assigned'),
  assigned: w('已归案', 'Assigned'),
  refused: w('非证据材料', 'No evidence'),
  quarantined: w('已隔离', 'Quarantined'),
};
export const differenceNames: Names = {
  'extra-line': w('清单中重复的行', 'A line twice in the list'),
  'missing-file': w('清单有、文件夹中没有', 'In the list, not in the folder'),
  'extra-file': w('文件夹中有、清单没有', 'In the folder, not in the list'),
  'changed-digest': w('摘要与清单不符', 'Another digest than the list says'),
  'empty-file': w('空文件', 'Empty'),
  unreadable: w('读不出', 'Cannot be read'),
  duplicate: w('与已交文件重复', 'Handed in before'),
  'bad-line': w('清单行格式不对', 'A line that is none'),
};
