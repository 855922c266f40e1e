import { disclosureApi } from '@sanzhi/contracts';
import { Empty } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { PublicationsTable } from '../disclosure/publications-table.tsx';
import { useText } from '../language.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';

export const PublicationsToday = () => {
  const t = useText();
  const { roles } = useSession();
  const list = useRead(disclosureApi.listPublications, { limit: 100 });
  const mine = [
    ...(roles.includes('disclosure-editor') ? ['planned'] : []),
    ...(roles.includes('disclosure-approver') ? ['prepared'] : []),
  ];
  const firstDue = (item: { channels: { due: string }[] }) =>
    item.channels.map(({ due }) => due).sort()[0] ?? '9999';
  return (
    <Section
      testid="home-publications"
      title={t('到期公示', 'To be published')}
      extra={<Link to="/publications">{t('全部公示', 'All publications')}</Link>}
    >
      <Loaded query={list}>
        {({ items }) => {
          const waiting = items
            .filter(({ state }) => mine.includes(state))
            .toSorted((a, b) => firstDue(a).localeCompare(firstDue(b)));
          return waiting.length ? (
            <PublicationsTable name="home-publications-list" items={waiting} />
          ) : (
            <Empty description={t('没有等待您办理的公示', 'No publication waits for you')} />
          );
        }}
      </Loaded>
    </Section>
  );
};
