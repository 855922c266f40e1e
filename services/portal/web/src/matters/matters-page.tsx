import { evidenceApi, type ReplyOf } from '@sanzhi/contracts';
import { procedures } from '@sanzhi/statute';
import { Button, Checkbox, Input, Select, Tag } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { kindNames, named } from '../names.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Grid } from '../ui/grid.tsx';
import { Paged } from '../ui/more.tsx';
import { Page } from '../ui/page.tsx';

type Item = ReplyOf<typeof evidenceApi.listMatters>['items'][number];

/** Matters, filtered by the address, so that a list can be handed on by its link. */
export const MattersPage = () => {
  const t = useText();
  const may = useMay();
  const go = useNavigate();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value?: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const state = params.get('state') ?? undefined;
  const q = params.get('q') ?? undefined;
  const mine = params.get('mine') === 'true' ? 'true' : undefined;
  const pages = usePages(evidenceApi.listMatters, { state, q, mine });
  const states = Object.values(procedures).map((procedure) => ({
    label: t(procedure),
    options: Object.entries(procedure.states).map(([value, words]) => ({
      value,
      label: `${value} ${t(words)}`,
    })),
  }));
  return (
    <Page
      testid="matters"
      title={t('案件', 'Matters')}
      extra={
        may(evidenceApi.openMatter) && (
          <Button type="primary" onClick={() => void go('/matters/new')} data-testid="matters-open">
            {t('案源登记', 'Open a matter')}
          </Button>
        )
      }
    >
      <div className="card actions" role="search">
        <Input.Search
          allowClear
          style={{ maxWidth: 320 }}
          defaultValue={q}
          placeholder={t('案号、当事人、案由', 'Reference, party, cause')}
          aria-label={t('查找', 'Find')}
          onSearch={(value) => set('q', value.trim())}
          data-testid="matters-q"
        />
        <Select
          allowClear
          style={{ minWidth: 200 }}
          virtual={false}
          value={state}
          placeholder={t('全部环节', 'Every stage')}
          aria-label={t('环节', 'Stage')}
          options={states}
          onChange={(value?: string) => set('state', value)}
          data-testid="matters-state"
        />
        <Checkbox
          checked={mine === 'true'}
          onChange={({ target }) => set('mine', target.checked ? 'true' : undefined)}
          data-testid="matters-mine"
        >
          {t('只看我办理的', 'Only mine')}
        </Checkbox>
      </div>
      <div className="card">
        <Paged<Item> pages={pages} testid="matters" empty={t('没有符合条件的案件', 'No matter fits')}>
          {(items) => <MattersTable items={items} />}
        </Paged>
      </div>
    </Page>
  );
};

const MattersTable = ({ items }: { items: Item[] }) => {
  const t = useText();
  return (
    <Grid
      name="matters-list"
      items={items}
      idOf={({ id }) => id}
      columns={[
        {
          title: { zh: '案号', en: 'Reference' },
          cell: (item) => <Link to={`/matters/${item.id}`}>{item.reference}</Link>,
        },
        { title: { zh: '当事人', en: 'Party' }, cell: ({ partyName }) => partyName },
        { title: { zh: '案由', en: 'Cause' }, cell: ({ cause }) => cause },
        { title: { zh: '程序', en: 'Procedure' }, cell: ({ kind }) => t(named(kindNames, kind)) },
        {
          title: { zh: '环节', en: 'Stage' },
          cell: ({ stateName }) => <Tag color="blue">{t(stateName)}</Tag>,
        },
        {
          title: { zh: '期限', en: 'Time left' },
          cell: ({ clocks }) => clocks.map((clock) => <DeadlineTag key={clock.name} {...clock} />),
        },
        {
          title: { zh: '办案人员', en: 'Officers' },
          cell: ({ officers }) => officers.map(({ name }) => name).join(t('、', ', ')),
        },
        { title: { zh: '登记日期', en: 'Opened' }, cell: ({ openedOn }) => openedOn },
      ]}
    />
  );
};
