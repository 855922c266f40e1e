import { disclosureApi } from '@sanzhi/contracts';
import { Empty, Result, Tag } from 'antd';
import { useMay, useSession } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named, officerStates, optionsOf } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Facts, Grid } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { bodyFields, officerFields } from './register-fields.ts';
import { Fold } from '../ui/fold.tsx';

export const RegistersPage = () => {
  const t = useText();
  const may = useMay();
  if (!may(disclosureApi.listOfficers))
    return <Result status="403" data-testid="forbidden" title={t('无权查看', 'Not allowed')} />;
  return (
    <Page testid="registers" title={t('执法主体与人员', 'Bodies and officers')}>
      <Officers />
      <Bodies />
    </Page>
  );
};

const Officers = () => {
  const t = useText();
  const may = useMay();
  const { agency } = useSession();
  const query = useRead(disclosureApi.listOfficers, {});
  return (
    <Section testid="officers" title={t('执法人员名册', 'Officers')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length ? (
            <Grid
              name="officers-list"
              items={items}
              idOf={({ certificate }) => certificate}
              columns={[
                { title: { zh: '姓名', en: 'Name' }, cell: ({ name }) => name },
                { title: { zh: '执法证号', en: 'Certificate' }, cell: ({ certificate }) => certificate },
                { title: { zh: '所在机构', en: 'Unit' }, cell: ({ unit }) => unit },
                { title: { zh: '职务', en: 'Post' }, cell: ({ post }) => post },
                {
                  title: { zh: '有效期', en: 'Valid' },
                  cell: ({ validFrom, validTo }) => `${validFrom} — ${validTo}`,
                },
                {
                  title: { zh: '状态', en: 'State' },
                  cell: ({ status }) => (
                    <Tag color={status === 'valid' ? 'success' : 'error'}>
                      {t(named(officerStates, status))}
                    </Tag>
                  ),
                },
              ]}
            />
          ) : (
            <Empty description={t('尚未登记执法人员', 'No officer registered')} />
          )
        }
      </Loaded>
      {may(disclosureApi.recordOfficer) && (
        <Fold testid="officer-new" title={t('登记或者变更执法人员', 'Register or change an officer')}>
          <EntryForm
            name="officer"
            route={disclosureApi.recordOfficer}
            fields={officerFields(optionsOf(officerStates, t))}
            initial={{ agency, status: 'valid' }}
            submit={{ zh: '登记', en: 'Register' }}
          />
        </Fold>
      )}
    </Section>
  );
};

const Bodies = () => {
  const t = useText();
  const may = useMay();
  const { agency } = useSession();
  const query = useRead(disclosureApi.publicBodies, {});
  return (
    <Section testid="bodies" title={t('执法主体', 'Bodies')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length ? (
            items.map((body) => (
              <div key={body.uscc} className="step" data-testid={`body-${body.uscc}`}>
                <strong>{body.name}</strong>
                <Facts
                  items={[
                    [t('统一社会信用代码', 'USCC'), body.uscc],
                    [t('发文机关代字', 'Short form'), body.short],
                    [t('地址', 'Address'), body.address],
                    [t('电话', 'Phone'), body.phone],
                    [t('行政复议机关', 'Reconsideration'), body.reconsideration],
                    [t('管辖法院', 'Court'), body.court],
                    [t('执法依据', 'Legal basis'), body.legalBasis],
                  ]}
                />
              </div>
            ))
          ) : (
            <Empty description={t('尚未登记执法主体', 'No body registered')} />
          )
        }
      </Loaded>
      {may(disclosureApi.recordBody) && (
        <Fold testid="body-new" title={t('登记或者变更执法主体', 'Register or change a body')}>
          <EntryForm
            name="body"
            route={disclosureApi.recordBody}
            fields={bodyFields}
            initial={query.data?.items.find(({ uscc }) => uscc === agency) ?? { uscc: agency }}
            submit={{ zh: '登记', en: 'Register' }}
          />
        </Fold>
      )}
    </Section>
  );
};
