import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { exemptionNames, procedures } from '@sanzhi/statute';
import { useText } from '../language.ts';
import { activityNames, named } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Fold } from '../ui/fold.tsx';

/** Approval that a stage may be left without a recording it owes. */
export const ExemptForm = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const { activities = [] } = procedures[matter.kind].states[matter.state]?.recording ?? {};
  if (!activities.length) return null;
  return (
    <Fold card testid="matter-exempt" title={t('审批免予音像记录', 'Approve an exemption from recording')}>
      <EntryForm
        name="exempt"
        route={evidenceApi.exempt}
        along={{ id: matter.id }}
        fields={[
          {
            name: 'activity',
            kind: 'choice',
            required: true,
            label: { zh: '活动', en: 'Activity' },
            options: activities.map((value) => ({ value, label: t(named(activityNames, value)) })),
          },
          {
            name: 'ground',
            kind: 'choice',
            required: true,
            label: { zh: '情形', en: 'Ground' },
            options: Object.entries(exemptionNames).map(([value, words]) => ({ value, label: t(words) })),
          },
          {
            name: 'reason',
            kind: 'text',
            required: true,
            label: { zh: '免予记录的理由', en: 'Why there is none' },
            hint: { zh: '写明具体经过', en: 'Say exactly what happened' },
          },
        ]}
        submit={{ zh: '批准免予记录', en: 'Approve' }}
      />
    </Fold>
  );
};
