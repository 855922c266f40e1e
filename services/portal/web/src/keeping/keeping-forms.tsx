import { evidenceApi, type Route } from '@sanzhi/contracts';
import { useMay } from '../api/session.tsx';
import { archiveClasses, holdGroundNames } from '../custody/names.ts';
import { useText, type Say, type Words } from '../language.ts';
import { optionsOf } from '../names.ts';
import { erasureGroundNames } from '../storage/names.ts';
import { demanded } from '../ui/demanded.ts';
import type { FieldSpec } from '../ui/field-spec.ts';
import { FoldForm } from '../ui/fold-form.tsx';
import { reasonField } from '../ui/with-reason.tsx';

interface Order {
  name: string;
  route: Route;
  title: Words;
  fields: readonly FieldSpec[];
  submit: Words;
  danger?: true;
  confirm?: { title: Words; text: Words };
}

const choice = demanded('choice');
const basis = demanded('line')('basis', '依据（文书、文号或者条款）', 'Basis (paper, number or article)');
const erasing: Words = { zh: '申请删除个人信息', en: 'Ask to erase personal data' };

const ordersFor = (t: Say): Order[] => [
  {
    name: 'retention',
    route: evidenceApi.setRetention,
    title: { zh: '确定保管期限', en: 'Set the retention' },
    fields: [
      choice('class', '保管期限', 'Retention', {
        options: optionsOf(archiveClasses, t),
        hint: {
          zh: '改短不影响已封存的记录：已锁定的期限不能缩短',
          en: 'A shorter class never shortens what is sealed already',
        },
      }),
      reasonField(),
    ],
    submit: { zh: '确定', en: 'Set' },
  },
  {
    name: 'hold',
    route: evidenceApi.placeHold,
    title: { zh: '设置保全冻结', en: 'Place a legal hold' },
    fields: [
      choice('ground', '事由', 'Ground', { options: optionsOf(holdGroundNames, t) }),
      basis,
      reasonField(),
    ],
    submit: { zh: '冻结', en: 'Hold' },
  },
  {
    name: 'erasure',
    route: evidenceApi.requestErasure,
    title: erasing,
    fields: [
      choice('ground', '事由', 'Ground', {
        options: optionsOf(erasureGroundNames, t),
        basis: '《中华人民共和国个人信息保护法》第四十七条',
      }),
      basis,
      reasonField(),
    ],
    submit: { zh: '提出申请', en: 'Ask' },
    danger: true,
    confirm: {
      title: erasing,
      text: {
        zh: '经局负责人批准后，本案账本条目的原文将永久不可读，任何人不能恢复；条目的证明仍然有效。',
        en: 'Once a leader approves, what the entries of this matter say can never be read again by anyone; their proofs stay valid.',
      },
    },
  },
];

/** What this person may order about the keeping of the matter's records. */
export const KeepingForms = ({ matter }: { matter: string }) => {
  const t = useText();
  const may = useMay();
  return ordersFor(t)
    .filter(({ route }) => may(route))
    .map((order) => <FoldForm key={order.name} card {...order} along={{ id: matter }} />);
};
