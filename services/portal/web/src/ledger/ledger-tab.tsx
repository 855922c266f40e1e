import { evidenceApi, type ReplyOf } from '@sanzhi/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { call, serviceOf } from '../api/call.ts';
import { useText } from '../language.ts';
import { checkpointSize } from '../receipt/checkpoint-size.ts';
import { download } from '../receipt/download.ts';
import { Grid } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { Bundles } from './bundles.tsx';
import { Completeness } from './completeness.tsx';
import { eventName } from './event-names.ts';

type Entries = ReplyOf<typeof evidenceApi.matterEntries>;
type Entry = Entries['items'][number];

const limit = 200;

const useEntries = (id: string) =>
  useInfiniteQuery({
    queryKey: [serviceOf(evidenceApi.matterEntries), evidenceApi.matterEntries.path, id],
    queryFn: ({ pageParam, signal }) =>
      call(evidenceApi.matterEntries, { id, after: pageParam, limit }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ items, total }: Entries) => {
      const last = items.at(-1)?.number;
      return last !== undefined && last < total ? last : undefined;
    },
    refetchInterval: 10_000,
  });

/** 本案账本: every fact of the matter as the log holds it, numbered without a gap, each with its proof. */
export const LedgerTab = ({ id }: { id: string }) => {
  const t = useText();
  const query = useEntries(id);
  return (
    <div className="stack">
      <Completeness matter={id} />
      <Bundles matter={id} />
      <Section
        testid="matter-ledger"
        title={t('本案账本', 'This matter in the ledger')}
        extra={
          <a href="/ledger" target="_blank" rel="noreferrer">
            {t('公开的账本页', 'The public page')}
          </a>
        }
      >
        <Loaded query={query}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            const total = pages.at(-1)?.total ?? 0;
            if (!items.length)
              return (
                <Empty
                  description={t(
                    '条目正在写入账本，几秒钟后自动出现',
                    'Being written to the ledger; entries appear by themselves',
                  )}
                />
              );
            return (
              <>
                <p className="quiet" data-testid="matter-ledger-total">
                  {t(`已公布 ${total} 条，编号连续`, `${total} entries published, numbered without a gap`)}
                </p>
                <Entries items={items} />
                {query.hasNextPage && (
                  <Button
                    block
                    onClick={() => void query.fetchNextPage()}
                    loading={query.isFetchingNextPage}
                    data-testid="matter-ledger-more"
                  >
                    {t('更多', 'More')}
                  </Button>
                )}
              </>
            );
          }}
        </Loaded>
      </Section>
    </div>
  );
};

const Entries = ({ items }: { items: Entry[] }) => {
  const t = useText();
  return (
    <Grid
      name="matter-ledger-list"
      items={items}
      idOf={({ id }) => id}
      columns={[
        { title: { zh: '本案序号', en: 'No.' }, cell: ({ number }) => number, right: true },
        {
          title: { zh: '事实', en: 'Fact' },
          cell: ({ type, erased }) => (
            <>
              {eventName(type)}{' '}
              {erased && <Tag>{t('原文已依法销毁，证明仍有效', 'Content erased by law, proof holds')}</Tag>}
            </>
          ),
        },
        { title: { zh: '时间', en: 'Time' }, cell: ({ time }) => timeOf(time) },
        { title: { zh: '账本条目号', en: 'Entry' }, cell: ({ index }) => index, right: true },
        { title: { zh: '证明', en: 'Proof' }, cell: (entry) => <Proof entry={entry} /> },
      ]}
    />
  );
};

const Proof = ({ entry }: { entry: Entry }) => {
  const t = useText();
  const size = checkpointSize(entry.proof);
  return (
    <Button
      size="small"
      onClick={() => download(`${entry.number}-${entry.index}.tlog-proof`, entry.proof)}
      title={size === undefined ? undefined : t(`检查点：${size} 条`, `checkpoint at ${size}`)}
      data-testid={`proof-${entry.number}`}
      aria-label={t(`下载第 ${entry.number} 条的证明`, `Proof of entry ${entry.number}`)}
    >
      {t('下载', 'Download')}
    </Button>
  );
};
