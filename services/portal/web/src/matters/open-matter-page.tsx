import { evidenceApi } from '@sanzhi/contracts';
import { Result } from 'antd';
import { useNavigate } from 'react-router';
import { useMay, useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { openMatterFields } from './open-matter-fields.ts';
import { useOfficers } from './use-officers.ts';

export const OpenMatterPage = () => {
  const t = useText();
  const may = useMay();
  const go = useNavigate();
  const { certificate } = useSession();
  const allowed = may(evidenceApi.openMatter);
  const { query, options } = useOfficers(allowed);
  return (
    <Page
      testid="matter-open"
      title={t('案源登记', 'Open a matter')}
      above={{ to: '/matters', title: t('案件', 'Matters') }}
    >
      {!allowed && (
        <Result
          status="403"
          data-testid="forbidden"
          title={t('案源登记由执法人员办理', 'Officers open matters')}
        />
      )}
      {allowed && (
        <Loaded query={query}>
          {() => (
            <div className="card">
              <EntryForm
                name="matter-open"
                route={evidenceApi.openMatter}
                fields={openMatterFields(options, t)}
                initial={{
                  kind: 'ordinary-penalty',
                  party: { kind: 'enterprise' },
                  officers: options.filter(({ value }) => value === certificate).map(({ value }) => value),
                }}
                draft="matter-open"
                submit={{ zh: '登记', en: 'Register' }}
                onDone={({ id }) => void go(`/matters/${id}`)}
              />
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
};
