import { disclosureApi, type PublicationView } from '@sanzhi/contracts';
import { useMay, useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { optionsOf, withdrawalGrounds } from '../names.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec } from '../ui/field-spec.ts';
import { Section } from '../ui/page.tsx';
import { Fold } from '../ui/fold.tsx';

const prepareFields: FieldSpec[] = [
  {
    name: 'redactions',
    kind: 'list',
    label: { zh: '另行隐去的文字', en: 'Further words to hide' },
    row: { zh: '增加隐去内容', en: 'Add words' },
    basis: '《市场监督管理行政处罚信息公示规定》第六条',
    of: [
      { name: 'words', kind: 'line', required: true, label: { zh: '原文', en: 'Words' } },
      { name: 'ground', kind: 'line', required: true, label: { zh: '理由', en: 'Ground' } },
    ],
  },
  {
    name: 'secrecyChecked',
    kind: 'yes',
    label: {
      zh: '已完成保密审查，不涉及国家秘密、商业秘密和个人隐私',
      en: 'Checked for state and trade secrets and for privacy',
    },
    basis: '《政府信息公开条例》第十七条',
  },
];

const reason: FieldSpec = {
  name: 'reason',
  kind: 'text',
  required: true,
  rows: 2,
  label: { zh: '理由', en: 'Reason' },
};

/** Two people: one prepares, another releases. */
export const PublicationActions = ({ publication }: { publication: PublicationView }) => {
  const t = useText();
  const may = useMay();
  const { subject } = useSession();
  const { id, state, version, editor } = publication;
  const own = editor?.subject === subject;
  return (
    <>
      {may(disclosureApi.prepare) && (state === 'planned' || state === 'prepared') && (
        <Section testid="publication-prepare" title={t('拟定公示内容', 'Prepare')}>
          <EntryForm
            name="prepare"
            route={disclosureApi.prepare}
            along={{ id }}
            fields={prepareFields}
            initial={{ redactions: [], secrecyChecked: false }}
            draft={`prepare.${id}`}
            submit={{ zh: '提交审核', en: 'Hand to the approver' }}
          />
        </Section>
      )}
      {may(disclosureApi.release) && state === 'prepared' && (
        <Section testid="publication-release-box" title={t('审核发布', 'Release')}>
          {own && (
            <p className="missing">
              {t('拟定人不能审核发布自己的内容', 'Whoever prepared it cannot release it')}
            </p>
          )}
          <ActButton
            name="publication-release"
            route={disclosureApi.release}
            input={{ id }}
            ifMatch={version}
            primary
            disabled={own}
            label={{ zh: '发布', en: 'Release' }}
            confirm={{
              title: { zh: '向社会发布？', en: 'Publish?' },
              text: {
                zh: '发布后任何人都能看到。请确认隐去内容完整、信息准确。',
                en: 'Everybody will see it. Make sure that all that must be hidden is hidden.',
              },
            }}
          />
          <Fold testid="publication-return" title={t('退回修改', 'Return')}>
            <EntryForm
              name="return"
              route={disclosureApi.returnDraft}
              along={{ id }}
              fields={[reason]}
              submit={{ zh: '退回', en: 'Return' }}
            />
          </Fold>
        </Section>
      )}
      {may(disclosureApi.withdraw) && state === 'published' && (
        <Fold card testid="publication-withdraw" title={t('撤回公示', 'Withdraw')}>
          <EntryForm
            name="withdraw"
            route={disclosureApi.withdraw}
            along={{ id }}
            ifMatch={version}
            danger
            fields={[
              {
                name: 'ground',
                kind: 'choice',
                required: true,
                label: { zh: '情形', en: 'Ground' },
                options: optionsOf(withdrawalGrounds, t),
                basis: '《市场监督管理行政处罚信息公示规定》',
              },
              { ...reason, hint: { zh: '理由将向社会公布', en: 'The reason is published' } },
            ]}
            confirm={{
              title: { zh: '撤回公示？', en: 'Withdraw it?' },
              text: {
                zh: '撤回后公众只能看到撤回说明，内部历史保留。',
                en: 'The public will see only the notice of withdrawal; the history stays inside.',
              },
            }}
            submit={{ zh: '撤回', en: 'Withdraw' }}
          />
        </Fold>
      )}
    </>
  );
};
