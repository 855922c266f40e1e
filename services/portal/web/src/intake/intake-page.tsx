import { evidenceApi, type ItemView } from '@sanzhi/contracts';
import { Radio } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { optionsOf } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Item } from './item.tsx';
import { itemStates } from './names.ts';

type State = ItemView['state'];

/** 采集归案: what stations and fixed cameras handed in, until a person says to which matter it belongs. */
export const IntakePage = () => {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state') ?? 'checked';
  const pages = usePages(
    evidenceApi.listItems,
    { state: asked === 'all' ? undefined : (asked as State) },
    { every: 10_000 },
  );
  return (
    <Page
      testid="intake"
      title={t('采集归案', 'Intake')}
      extra={
        <Link to="/intake/batches" data-testid="intake-batches">
          {t('采集批次', 'Batches')}
        </Link>
      }
    >
      <Section testid="intake-items" title={t('未归案文件', 'Files of no matter yet')}>
        <Radio.Group
          value={asked}
          onChange={({ target }: { target: { value?: unknown } }) =>
            setSearch({ state: String(target.value) })
          }
          options={[...optionsOf(itemStates, t), { value: 'all', label: t('全部', 'All') }]}
          aria-label={t('状态', 'State')}
          data-testid="intake-state"
        />
        <Paged<ItemView> pages={pages} testid="intake-items" empty={t('没有这样的文件', 'No such file')}>
          {(items) => items.map((item) => <Item key={item.id} item={item} />)}
        </Paged>
      </Section>
    </Page>
  );
};
