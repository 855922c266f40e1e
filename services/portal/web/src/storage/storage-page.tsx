import { evidenceApi, type StorageState } from '@sanzhi/contracts';
import { Result, Tag } from 'antd';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Facts } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { Disposals } from './disposals.tsx';
import { DisposalsDue } from './disposals-due.tsx';
import { Erasures } from './erasures.tsx';
import { FixityRuns } from './fixity-runs.tsx';

const colours = { holds: 'success', unproven: 'warning', broken: 'error' } as const;

/** 存储与保管: whether the lock holds, whether what is stored is what was sealed, and what may lawfully go. */
export const StoragePage = () => {
  const t = useText();
  const may = useMay();
  const state = useRead(evidenceApi.storageState, {}, { every: 15_000 });
  const none = ![evidenceApi.listFixity, evidenceApi.listErasures, evidenceApi.listRecordDisposals].some(may);
  if (none && !may(evidenceApi.storageState))
    return <Result status="403" data-testid="forbidden" title={t('无权查看', 'Not allowed')} />;
  return (
    <Page testid="storage" title={t('存储与保管', 'Storage and keeping')}>
      <Section testid="storage-lock" title={t('封存锁定', 'The lock')}>
        <Loaded query={state}>{(found) => <Lock state={found} />}</Loaded>
      </Section>
      {may(evidenceApi.listFixity) && <FixityRuns />}
      {may(evidenceApi.disposalsDue) && may(evidenceApi.proposeRecordDisposal) && <DisposalsDue />}
      {may(evidenceApi.listRecordDisposals) && <Disposals />}
      {may(evidenceApi.listErasures) && <Erasures />}
    </Page>
  );
};

const Lock = ({ state: { state, words, testedAt, since, buckets } }: { state: StorageState }) => {
  const t = useText();
  return (
    <>
      <p>
        <Tag color={colours[state]} data-testid="storage-lock-state" data-state={state}>
          {t(words)}
        </Tag>
      </p>
      <Facts
        items={[
          [t('最近一次自检', 'Last self-test'), testedAt && timeOf(testedAt)],
          [t('此状态自', 'So since'), since && timeOf(since)],
          ...buckets.map(
            ({ bucket, through, fault }) =>
              [
                t(`存储桶 ${bucket}`, `Bucket ${bucket}`),
                through.length
                  ? t(`锁定被突破：${through.join('、')}`, `the lock let through: ${through.join(', ')}`)
                  : (fault ??
                    t('删除、覆盖、缩短、降级均被拒绝', 'delete, overwrite, shorten, downgrade all refused')),
              ] as const,
          ),
        ]}
      />
      <p className="quiet">
        {t(
          '自检真的去删除、覆盖、缩短、降级一件锁定的样本；任何一项成功，即停止接收新文件并告知所有人。',
          'The self-test really tries to delete, overwrite, shorten and downgrade a locked sample; if any of it works, intake stops and everyone is told.',
        )}
      </p>
    </>
  );
};
