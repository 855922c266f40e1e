import { evidenceApi } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { optionsOf } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Fold } from '../ui/fold.tsx';
import { inputTime } from '../ui/time.ts';
import { purposeNames } from './names.ts';

const week = 7 * 86_400_000;

/** 调阅: who has no part in a matter asks, and the archivist or the head of the unit decides. */
export const ConsultForm = ({ matter, open = true }: { matter: string; open?: boolean }) => {
  const t = useText();
  const { overview: _, ...purposes } = purposeNames;
  return (
    <Fold testid="consult" open={open} title={t('申请调阅本案记录', 'Ask to consult this matter')}>
      <EntryForm
        name="consult"
        route={evidenceApi.requestConsultation}
        along={{ id: matter }}
        fields={[
          {
            name: 'purpose',
            kind: 'choice',
            required: true,
            label: { zh: '用途', en: 'Purpose' },
            options: optionsOf(purposes, t),
          },
          {
            name: 'until',
            kind: 'time',
            required: true,
            label: { zh: '调阅至', en: 'Until' },
          },
          {
            name: 'reason',
            kind: 'text',
            rows: 2,
            required: true,
            label: { zh: '事由', en: 'Reason' },
          },
        ]}
        initial={{ until: inputTime(Date.now() + week) }}
        submit={{ zh: '提交申请', en: 'Ask' }}
      />
    </Fold>
  );
};
