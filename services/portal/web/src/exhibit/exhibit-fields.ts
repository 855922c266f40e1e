import type { MatterView, RecordingView } from '@sanzhi/contracts';
import { optionsOf } from '../names.ts';
import type { Say } from '../language.ts';
import { demanded } from '../ui/demanded.ts';
import type { FieldSpec, Option } from '../ui/field-spec.ts';
import { disposalWays, exhibitKinds, preservationOutcomes } from './names.ts';

const line = demanded('line');
const text = demanded('text');
const choice = demanded('choice');
const optional = { required: false };
const several = { zh: '多个之间用空格或者顿号隔开', en: 'Several: put spaces between' };

/** Sealed photographs of the matter, to show what was there. */
export const photoOptions = (recordings: readonly RecordingView[]): Option[] =>
  recordings
    .filter(({ medium, state }) => medium === 'photo' && state === 'sealed')
    .map(({ id, title }) => ({ value: id, label: title }));

const photos = (options: readonly Option[], rest: Partial<FieldSpec> = {}): FieldSpec => ({
  name: 'photos',
  kind: 'choices',
  label: { zh: '照片（先在音像记录上传并封存）', en: 'Photographs (upload them first)' },
  options,
  ...rest,
});
const seals = (rest: Partial<FieldSpec> = {}) =>
  line('seals', '封条编号', 'Seal numbers', { hint: several, ...rest });
const people = (rest: Partial<FieldSpec> = {}) =>
  line('people', '在场人员', 'Who was there', { hint: several, ...rest });
const reason = line('reason', '事由', 'Reason');

export const recordFields = (matter: MatterView, pictures: readonly Option[], t: Say): FieldSpec[] => [
  choice('kind', '取得方式', 'How it was taken', {
    options: optionsOf(exhibitKinds, t),
    basis: '《行政处罚法》第五十六条',
  }),
  line('name', '名称', 'Name'),
  demanded('number')('quantity', '数量', 'Quantity'),
  line('unit', '单位', 'Unit'),
  text('description', '特征（规格、型号、批号、新旧）', 'Description', { rows: 2 }),
  line('takenFrom', '取自（持有人）', 'Taken from'),
  demanded('time')('takenAt', '取得时间', 'Taken at'),
  line('takenPlace', '取得地点', 'Place'),
  demanded('choices')('officers', '执法人员（不少于两人）', 'Officers (two at least)', {
    options: matter.officers.map((one) => ({ value: one.certificate, label: one.name })),
  }),
  line('keptAt', '保管地点', 'Kept at'),
  seals(optional),
  photos(pictures),
  demanded('yes')('urgent', '情况紧急，当场先行登记保存，事后补办审批', 'Urgent: approval follows', {
    when: ({ kind }) => kind === 'preserved',
  }),
];

export const photoFields = (pictures: readonly Option[]): FieldSpec[] => [
  photos(pictures, { required: true }),
  reason,
];
export const sealFields = (pictures: readonly Option[]): FieldSpec[] => [
  seals(),
  reason,
  people(optional),
  photos(pictures),
];
export const unsealFields = (pictures: readonly Option[]): FieldSpec[] => [
  seals(),
  reason,
  people(),
  photos(pictures, { required: true }),
];
export const moveFields = (pictures: readonly Option[]): FieldSpec[] => [
  line('to', '移至', 'To'),
  line('receiver', '接收人', 'Taken over by'),
  reason,
  photos(pictures),
];
export const approvalFields: FieldSpec[] = [
  demanded('yes')('approved', '批准先行登记保存（不勾选即不予批准）', 'Approve (unticked: refuse)'),
  reason,
];
export const outcomeFields = (t: Say): FieldSpec[] => [
  choice('outcome', '处理决定', 'Decision', {
    options: optionsOf(preservationOutcomes, t),
    basis: '《市场监督管理行政处罚程序规定》第三十五条',
  }),
  text('reason', '理由', 'Reason', { rows: 2 }),
];
export const disposalFields = (t: Say): FieldSpec[] => [
  choice('way', '处置方式', 'How', { options: optionsOf(disposalWays, t) }),
  line('to', '去向（接收人、单位）', 'To whom'),
  text('reason', '依据和理由', 'Basis and reason', { rows: 2 }),
];
export const confirmFields = (pictures: readonly Option[]): FieldSpec[] => [people(), photos(pictures)];
