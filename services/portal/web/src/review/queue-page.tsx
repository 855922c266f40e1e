import { reviewApi } from '@sanzhi/contracts';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { optionsOf, submissionStates } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';
import { byDaysLeft } from './order.ts';
import { SubmissionsTable, type SubmissionItem } from './submissions-table.tsx';

type State = SubmissionItem['state'];

export const QueuePage = () => {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const state = (params.get('state') ?? undefined) as State | undefined;
  const pages = usePages(reviewApi.listSubmissions, { state, limit: 50 });
  return (
    <Page testid="review" title={t('法制审核', 'Review')}>
      <div className="card actions">
        <Select
          allowClear
          style={{ minWidth: 240 }}
          virtual={false}
          value={state}
          placeholder={t('全部状态', 'Every state')}
          aria-label={t('状态', 'State')}
          options={optionsOf(submissionStates, t)}
          onChange={(value?: State) => setParams(value ? { state: value } : {}, { replace: true })}
          data-testid="review-state"
        />
        <span className="quiet">{t('按剩余期限排列', 'Nearest last day first')}</span>
      </div>
      <div className="card">
        <Paged<SubmissionItem> pages={pages} testid="review" empty={t('没有审核事项', 'Nothing to review')}>
          {(items) => <SubmissionsTable name="review-list" items={items.toSorted(byDaysLeft)} />}
        </Paged>
      </div>
    </Page>
  );
};
