import type { MatterView, RecordingView } from '@sanzhi/contracts';
import { secrecyLevels } from '@sanzhi/statute';
import type { Say } from '../language.ts';
import { activityNames, mediumNames, named, optionsOf } from '../names.ts';
import type { FieldSpec, Values } from '../ui/field-spec.ts';
import { attendeeNames, deviceNames } from './names.ts';

/** What is said of a file before it goes up: domain §3.6 as fields. */
export const announceFields = (
  matter: MatterView,
  owed: readonly string[],
  recordings: readonly RecordingView[],
  t: Say,
): FieldSpec[] => [
  { name: 'title', kind: 'line', required: true, label: { zh: '题名', en: 'Title' } },
  {
    name: 'activity',
    kind: 'choice',
    required: true,
    label: { zh: '执法活动', en: 'Activity' },
    options: [...new Set([...owed, ...Object.keys(activityNames)])].map((value) => ({
      value,
      label: t(named(activityNames, value)),
    })),
  },
  {
    name: 'medium',
    kind: 'choice',
    required: true,
    label: { zh: '类型', en: 'Medium' },
    options: optionsOf(mediumNames, t),
  },
  { name: 'place', kind: 'line', required: true, label: { zh: '地点', en: 'Place' } },
  { name: 'startedAt', kind: 'time', required: true, label: { zh: '摄录开始', en: 'Began' } },
  { name: 'endedAt', kind: 'time', required: true, label: { zh: '摄录结束', en: 'Ended' } },
  {
    name: 'officers',
    kind: 'choices',
    required: true,
    label: { zh: '摄录人员', en: 'Officers' },
    options: matter.officers.map((one) => ({
      value: one.certificate,
      label: `${one.name}（${one.certificate}）`,
    })),
  },
  {
    name: 'deviceKind',
    kind: 'choice',
    label: { zh: '设备种类', en: 'Kind of device' },
    options: optionsOf(deviceNames, t),
  },
  { name: 'device', kind: 'line', label: { zh: '设备编号', en: 'Device' } },
  { name: 'evidenceNo', kind: 'line', label: { zh: '证据编号', en: 'Evidence no.' } },
  {
    name: 'secrecy',
    kind: 'choice',
    label: { zh: '密级', en: 'Secrecy' },
    options: optionsOf(secrecyLevels, t),
    basis: '《中华人民共和国保守国家秘密法》第十四条',
  },
  {
    name: 'copyOf',
    kind: 'choice',
    label: { zh: '遮挡处理副本的原件', en: 'Redacted copy of' },
    hint: {
      zh: '只在上传遮挡了个人信息的副本时选择；副本不替代原件',
      en: 'Only for a copy with personal data covered; it never stands for the original',
    },
    options: recordings
      .filter(({ state, derivedFrom }) => state === 'sealed' && !derivedFrom)
      .map(({ id, title }) => ({ value: id, label: title })),
  },
  {
    name: 'clockNote',
    kind: 'line',
    label: { zh: '设备时钟偏差说明', en: 'Why the device clock is off' },
    hint: { zh: '设备时钟与服务器相差过大时须说明', en: 'Needed when it is off by more than allowed' },
  },
  {
    name: 'attendees',
    kind: 'list',
    label: { zh: '其他在场人员', en: 'Others present' },
    row: { zh: '增加一人', en: 'Add one' },
    of: [
      { name: 'name', kind: 'line', required: true, label: { zh: '姓名', en: 'Name' } },
      {
        name: 'role',
        kind: 'choice',
        required: true,
        label: { zh: '身份', en: 'As' },
        options: optionsOf(attendeeNames, t),
      },
    ],
  },
];

/** The contract names a copy by its original and its kind. */
export const announced = ({ copyOf, ...values }: Values): Values =>
  copyOf ? { ...values, derivedFrom: { recording: copyOf, kind: 'redacted' } } : values;
