import { evidenceApi } from '@sanzhi/contracts';
import { archiveClasses, holdGroundNames } from '../custody/names.ts';
import { useText } from '../language.ts';
import { optionsOf } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec } from '../ui/field-spec.ts';
import { Fold } from '../ui/fold.tsx';

const reason: FieldSpec = {
  name: 'reason',
  kind: 'text',
  rows: 2,
  required: true,
  label: { zh: '理由', en: 'Reason' },
};
const basis: FieldSpec = {
  name: 'basis',
  kind: 'line',
  required: true,
  label: { zh: '依据（文书、文号或者条款）', en: 'Basis (paper, number or article)' },
};

export const RetentionForm = ({ matter }: { matter: string }) => {
  const t = useText();
  return (
    <Fold card testid="retention" title={t('确定保管期限', 'Set the retention')}>
      <EntryForm
        name="retention"
        route={evidenceApi.setRetention}
        along={{ id: matter }}
        fields={[
          {
            name: 'class',
            kind: 'choice',
            required: true,
            label: { zh: '保管期限', en: 'Retention' },
            options: optionsOf(archiveClasses, t),
            hint: {
              zh: '改短不影响已封存的记录：已锁定的期限不能缩短',
              en: 'A shorter class never shortens what is sealed already',
            },
          },
          reason,
        ]}
        submit={{ zh: '确定', en: 'Set' }}
      />
    </Fold>
  );
};

export const HoldForm = ({ matter }: { matter: string }) => {
  const t = useText();
  return (
    <Fold card testid="hold" title={t('设置保全冻结', 'Place a legal hold')}>
      <EntryForm
        name="hold"
        route={evidenceApi.placeHold}
        along={{ id: matter }}
        fields={[
          {
            name: 'ground',
            kind: 'choice',
            required: true,
            label: { zh: '事由', en: 'Ground' },
            options: optionsOf(holdGroundNames, t),
          },
          basis,
          reason,
        ]}
        submit={{ zh: '冻结', en: 'Hold' }}
      />
    </Fold>
  );
};

export const ErasureForm = ({ matter }: { matter: string }) => {
  const t = useText();
  return (
    <Fold card testid="erasure" title={t('申请删除个人信息', 'Ask to erase personal data')}>
      <EntryForm
        name="erasure"
        route={evidenceApi.requestErasure}
        along={{ id: matter }}
        fields={[
          {
            name: 'ground',
            kind: 'choice',
            required: true,
            label: { zh: '事由', en: 'Ground' },
            options: [
              { value: 'term-over', label: t('保存期限届满', 'The term is over') },
              { value: 'legal-order', label: t('依法定要求删除', 'By order of law') },
            ],
            basis: '《中华人民共和国个人信息保护法》第四十七条',
          },
          basis,
          reason,
        ]}
        submit={{ zh: '提出申请', en: 'Ask' }}
        danger
        confirm={{
          title: { zh: '申请删除个人信息', en: 'Ask to erase personal data' },
          text: {
            zh: '经局负责人批准后，本案账本条目的原文将永久不可读，任何人不能恢复；条目的证明仍然有效。',
            en: 'Once a leader approves, what the entries of this matter say can never be read again by anyone; their proofs stay valid.',
          },
        }}
      />
    </Fold>
  );
};
