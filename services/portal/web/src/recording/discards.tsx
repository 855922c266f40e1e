import { evidenceApi, type DiscardView } from '@sanzhi/contracts';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { activityNames, mediumNames, named } from '../names.ts';
import { Grid } from '../ui/grid.tsx';
import { Section } from '../ui/page.tsx';
import { bytes, duration, timeOf } from '../ui/time.ts';

/** 弃用的采集内容: what officers captured for this matter and gave up, with the reason each gave. */
export const Discards = ({ matter }: { matter: string }) => {
  const t = useText();
  const { data } = useRead(evidenceApi.listDiscards, { id: matter }, { every: 15_000 });
  if (!data?.items.length) return null;
  return (
    <Section testid="discards" title={t('采集后弃用', 'Captured and given up')}>
      <DiscardList items={data.items} />
    </Section>
  );
};

const secondsOf = ({ startedAt, endedAt }: DiscardView) =>
  (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;

export const DiscardList = ({ items }: { items: readonly DiscardView[] }) => {
  const t = useText();
  return (
    <Grid
      name="discard-list"
      items={items}
      idOf={({ id }) => id}
      columns={[
        {
          title: { zh: '采集时间', en: 'Captured' },
          cell: (one) => (
            <>
              {timeOf(one.startedAt)}
              {one.medium !== 'photo' && `（${duration(secondsOf(one))}）`}
            </>
          ),
        },
        {
          title: { zh: '内容', en: 'What' },
          cell: ({ title, medium, activity, size }) =>
            [title, t(named(mediumNames, medium)), activity && t(named(activityNames, activity)), bytes(size)]
              .filter(Boolean)
              .join(' · '),
        },
        { title: { zh: '弃用理由', en: 'Why' }, cell: ({ reason }) => reason },
        {
          title: { zh: '何人何时', en: 'By whom and when' },
          cell: ({ by, discardedAt, device }) => (
            <>
              {by.name} {timeOf(discardedAt)} <span className="quiet">{device}</span>
            </>
          ),
        },
        {
          title: { zh: '数字指纹', en: 'Digest' },
          cell: ({ sha256 }) => <span className="code quiet">{sha256.slice(0, 16)}…</span>,
        },
      ]}
    />
  );
};
