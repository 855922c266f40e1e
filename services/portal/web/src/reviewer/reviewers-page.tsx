import { reviewApi } from '@sanzhi/contracts';
import { Empty, Result, Tag } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec } from '../ui/field-spec.ts';
import { Grid } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { today } from '../ui/time.ts';

const fields: FieldSpec[] = [
  { name: 'name', kind: 'line', required: true, label: { zh: '姓名', en: 'Name' } },
  {
    name: 'subject',
    kind: 'line',
    required: true,
    label: { zh: '统一身份标识（登录账号的 sub）', en: 'Subject of the account' },
    hint: { zh: '由系统管理员提供', en: 'From the system administrator' },
  },
  { name: 'certificate', kind: 'line', label: { zh: '执法证号', en: 'Certificate' } },
  {
    name: 'appointedOn',
    kind: 'date',
    required: true,
    label: { zh: '初次从事审核日期', en: 'First day as a reviewer' },
  },
  {
    name: 'firstTime',
    kind: 'yes',
    label: { zh: '初次从事行政处罚决定法制审核', en: 'Reviews for the first time' },
    basis: '《行政处罚法》第五十八条第二款',
  },
  {
    name: 'qualification',
    kind: 'line',
    label: { zh: '法律职业资格证书号', en: 'Legal qualification' },
    hint: { zh: '初次从事审核的必须具有', en: 'Needed by whoever reviews for the first time' },
  },
  { name: 'active', kind: 'yes', label: { zh: '在岗', en: 'Active' } },
];

export const ReviewersPage = () => {
  const t = useText();
  const may = useMay();
  const query = useRead(reviewApi.listReviewers, {}, { enabled: may(reviewApi.listReviewers) });
  if (!may(reviewApi.listReviewers))
    return <Result status="403" data-testid="forbidden" title={t('无权查看审核人员名册', 'Not allowed')} />;
  return (
    <Page testid="reviewers" title={t('审核人员', 'Reviewers')}>
      <div className="card">
        <Loaded query={query}>
          {({ items }) =>
            items.length ? (
              <Grid
                name="reviewers-list"
                items={items}
                idOf={({ id }) => id}
                columns={[
                  { title: { zh: '姓名', en: 'Name' }, cell: ({ reviewer }) => reviewer.name },
                  {
                    title: { zh: '执法证号', en: 'Certificate' },
                    cell: ({ reviewer }) => reviewer.certificate,
                  },
                  { title: { zh: '初次审核日期', en: 'Since' }, cell: ({ appointedOn }) => appointedOn },
                  {
                    title: { zh: '法律职业资格', en: 'Qualification' },
                    cell: ({ qualification, firstTime }) =>
                      qualification ?? (firstTime ? t('缺', 'missing') : t('原有人员', 'before the rule')),
                  },
                  {
                    title: { zh: '状态', en: 'State' },
                    cell: ({ active }) => (
                      <Tag color={active ? 'success' : 'default'}>
                        {active ? t('在岗', 'Active') : t('离岗', 'Inactive')}
                      </Tag>
                    ),
                  },
                ]}
              />
            ) : (
              <Empty description={t('尚未登记审核人员', 'No reviewer registered')} />
            )
          }
        </Loaded>
      </div>
      {may(reviewApi.recordReviewer) && (
        <Section testid="reviewer-new" title={t('登记审核人员', 'Register a reviewer')}>
          <EntryForm
            name="reviewer"
            route={reviewApi.recordReviewer}
            fields={fields}
            initial={{ appointedOn: today(), firstTime: true, active: true }}
            submit={{ zh: '登记', en: 'Register' }}
          />
        </Section>
      )}
    </Page>
  );
};
