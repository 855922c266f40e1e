import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { officersField } from '../matters/open-matter-fields.ts';
import { useOfficers } from '../matters/use-officers.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Fold } from '../ui/fold.tsx';

export const OfficersForm = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const { query, options } = useOfficers();
  return (
    <Fold card testid="matter-officers" title={t('变更办案人员', 'Change the officers')}>
      <Loaded query={query}>
        {() => (
          <EntryForm
            name="officers"
            route={evidenceApi.changeOfficers}
            along={{ id: matter.id }}
            initial={{ officers: matter.officers.map(({ certificate }) => certificate) }}
            fields={[
              officersField(options),
              { name: 'reason', kind: 'line', required: true, label: { zh: '变更理由', en: 'Reason' } },
            ]}
            submit={{ zh: '变更', en: 'Change' }}
          />
        )}
      </Loaded>
    </Fold>
  );
};
