import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { measureNames, optionsOf } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec, Values } from '../ui/field-spec.ts';
import { toYuan } from '../ui/money.ts';

const flag = (name: string, zh: string, en: string): FieldSpec => ({ name, kind: 'yes', label: { zh, en } });

/** 拟处理意见: what the matter says of itself (party, hearing, materials) is taken by the service, never typed. */
const basisRoles = {
  violated: { zh: '违反的规定', en: 'What was violated' },
  applied: { zh: '处罚依据', en: 'What the penalty rests on' },
};

export const ProposeForm = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const { proposal } = matter;
  const initial: Values = {
    ...proposal,
    basis: proposal?.basis ?? [{}],
    measures: proposal?.measures.map((one) => ({
      ...one,
      amount: one.amount === undefined ? undefined : toYuan(one.amount).replaceAll(',', ''),
    })) ?? [{}],
    publicInterest: proposal?.publicInterest ?? false,
    complex: proposal?.complex ?? false,
    thirdPartyRights: proposal?.thirdPartyRights ?? false,
  };
  const fields: FieldSpec[] = [
    { name: 'facts', kind: 'text', rows: 5, required: true, label: { zh: '违法事实', en: 'Facts' } },
    {
      name: 'characterisation',
      kind: 'line',
      required: true,
      label: { zh: '案件定性', en: 'Characterisation' },
      hint: { zh: '如：经营超过保质期的食品的行为', en: 'Which unlawful act it is' },
    },
    {
      name: 'basis',
      kind: 'list',
      label: { zh: '法律依据', en: 'Legal basis' },
      row: { zh: '增加依据', en: 'Add a basis' },
      of: [
        {
          name: 'law',
          kind: 'line',
          required: true,
          label: { zh: '法律、法规、规章名称', en: 'Law' },
          hint: { zh: '不加书名号', en: 'Without the book-title marks' },
        },
        { name: 'article', kind: 'line', required: true, label: { zh: '条、款、项', en: 'Article' } },
        {
          name: 'role',
          kind: 'choice',
          label: { zh: '用途', en: 'As' },
          options: optionsOf(basisRoles, t),
        },
      ],
    },
    {
      name: 'measures',
      kind: 'list',
      label: { zh: '拟作出的处罚', en: 'Measures' },
      row: { zh: '增加处罚', en: 'Add a measure' },
      basis: '《行政处罚法》第九条',
      of: [
        {
          name: 'kind',
          kind: 'choice',
          required: true,
          label: { zh: '种类', en: 'Kind' },
          options: optionsOf(measureNames, t),
        },
        { name: 'amount', kind: 'money', label: { zh: '金额（元）', en: 'Amount (yuan)' } },
        {
          name: 'detail',
          kind: 'line',
          max: 500,
          label: { zh: '具体内容', en: 'Detail' },
          hint: { zh: '物品、许可证号、停业期限等', en: 'Goods, licence number, length' },
        },
      ],
    },
    {
      name: 'discretion',
      kind: 'text',
      required: true,
      label: { zh: '裁量理由', en: 'Grounds of discretion' },
      basis: '《行政处罚法》第五条、第三十二条至第三十四条',
    },
    flag('publicInterest', '涉及重大公共利益', 'Major public interest'),
    flag(
      'thirdPartyRights',
      '直接关系当事人或者第三人重大权益',
      'Major rights of the party or a third person',
    ),
    flag('complex', '案情疑难复杂、涉及多个法律关系', 'Difficult, several legal relations'),
  ];
  return (
    <EntryForm
      name="propose"
      route={evidenceApi.propose}
      along={{ id: matter.id }}
      fields={fields}
      initial={initial}
      draft={`propose.${matter.id}`}
      submit={{ zh: '提出并送审核', en: 'Propose for review' }}
    />
  );
};
