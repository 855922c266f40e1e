import { evidenceApi, type BatchView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { usePages, useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Facts, Grid } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Paged } from '../ui/more.tsx';
import { Page, Section } from '../ui/page.tsx';
import { bytes, timeOf } from '../ui/time.ts';
import { differenceNames, itemStates } from './names.ts';

type Short = Pick<BatchView, 'id' | 'name' | 'openedAt' | 'openedBy'>;

/** Every list that a station or `sanzhi ingest` handed in. */
export const BatchesPage = () => {
  const t = useText();
  const pages = usePages(evidenceApi.listBatches, {});
  return (
    <Page
      testid="batches"
      title={t('采集批次', 'Batches')}
      above={{ to: '/intake', title: t('采集归案', 'Intake') }}
    >
      <Section testid="batches-list" title={t('批次', 'Batches')}>
        <Paged<Short> pages={pages} testid="batches" empty={t('还没有批次', 'None yet')}>
          {(items) => (
            <Grid
              name="batches-grid"
              items={items}
              idOf={({ id }) => id}
              columns={[
                {
                  title: { zh: '批次', en: 'Batch' },
                  cell: ({ id, name }) => <Link to={`/intake/batches/${id}`}>{name}</Link>,
                },
                { title: { zh: '登记', en: 'Opened' }, cell: ({ openedAt }) => timeOf(openedAt) },
                { title: { zh: '登记人', en: 'By' }, cell: ({ openedBy }) => openedBy.name },
              ]}
            />
          )}
        </Paged>
      </Section>
    </Page>
  );
};

export const BatchPage = () => {
  const { id = '' } = useParams();
  const query = useRead(evidenceApi.getBatch, { id }, { every: 5_000 });
  return <Loaded query={query}>{(batch) => <Whole batch={batch} />}</Loaded>;
};

const Whole = ({ batch }: { batch: BatchView }) => {
  const t = useText();
  const { totals, differences, lines } = batch;
  const count = (n: number) => t(`${n} 件`, String(n));
  return (
    <Page
      testid="batch"
      title={batch.name}
      above={{ to: '/intake/batches', title: t('采集批次', 'Batches') }}
    >
      <Section testid="batch-totals" title={t('清点', 'Count')}>
        <Facts
          items={[
            [t('清单', 'List'), `${count(totals.lines)}（${bytes(totals.bytes)}）`],
            [t('已登记', 'Announced'), count(totals.announced)],
            [t('已交入', 'Handed in'), count(totals.handedIn)],
            [t('核对无误', 'Checked'), count(totals.checked)],
            [t('已归案', 'Assigned'), count(totals.assigned)],
            [t('非证据材料', 'No evidence'), count(totals.refused)],
            [t('已隔离', 'Quarantined'), count(totals.quarantined)],
            [t('差异', 'Differences'), count(totals.differences)],
            [t('登记', 'Opened'), `${timeOf(batch.openedAt)} ${batch.openedBy.name}`],
            [t('清单摘要', 'Digest of the list'), <span className="code">{batch.listSha256}</span>],
          ]}
        />
      </Section>
      {differences.length > 0 && (
        <Section testid="batch-differences" title={t('与清单的差异', 'Differences from the list')}>
          <Grid
            name="differences"
            items={differences}
            idOf={({ kind, name }) => `${kind}-${name}`}
            columns={[
              {
                title: { zh: '差异', en: 'Difference' },
                cell: ({ kind }) => <Tag color="orange">{t(named(differenceNames, kind))}</Tag>,
              },
              { title: { zh: '文件', en: 'File' }, cell: ({ name }) => name },
              { title: { zh: '说明', en: 'Note' }, cell: ({ note = '', noteEn }) => t(note, noteEn ?? note) },
            ]}
          />
        </Section>
      )}
      <Section testid="batch-lines" title={t('逐件', 'Each file')}>
        <Grid
          name="lines"
          items={lines}
          idOf={({ name }) => name}
          columns={[
            { title: { zh: '文件', en: 'File' }, cell: ({ name }) => name },
            { title: { zh: '大小', en: 'Size' }, cell: ({ size }) => bytes(size), right: true },
            {
              title: { zh: '状态', en: 'State' },
              cell: ({ state, fault }) => (
                <>
                  {state ? t(named(itemStates, state)) : t('未交入', 'Not handed in')}
                  {fault && <div className="quiet">{t(fault)}</div>}
                </>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
};
