import { disclosureApi } from '@sanzhi/contracts';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { optionsOf, publicationStates } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';
import { PublicationsTable, type PublicationItem } from './publications-table.tsx';

type State = PublicationItem['state'];

export const PublicationsPage = () => {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const state = (params.get('state') ?? undefined) as State | undefined;
  const pages = usePages(disclosureApi.listPublications, { state, limit: 50 });
  return (
    <Page testid="publications" title={t('公示', 'Disclosure')}>
      <div className="card actions">
        <Select
          allowClear
          style={{ minWidth: 200 }}
          virtual={false}
          value={state}
          placeholder={t('全部状态', 'Every state')}
          aria-label={t('状态', 'State')}
          options={optionsOf(publicationStates, t)}
          onChange={(value?: State) => setParams(value ? { state: value } : {}, { replace: true })}
          data-testid="publications-state"
        />
      </div>
      <div className="card">
        <Paged<PublicationItem>
          pages={pages}
          testid="publications"
          empty={t('没有公示任务', 'No publication')}
        >
          {(items) => <PublicationsTable name="publications-list" items={items} />}
        </Paged>
      </div>
    </Page>
  );
};
