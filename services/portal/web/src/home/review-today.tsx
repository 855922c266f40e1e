import { reviewApi } from '@sanzhi/contracts';
import { Empty } from 'antd';
import { Link } from 'react-router';
import { useSession } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { byDaysLeft, hands } from '../review/order.ts';
import { SubmissionsTable } from '../review/submissions-table.tsx';

export const ReviewToday = () => {
  const t = useText();
  const { roles } = useSession();
  const list = useRead(reviewApi.listSubmissions, { limit: 100 });
  return (
    <Section
      testid="home-review"
      title={t('审核', 'Review')}
      extra={<Link to="/review">{t('审核队列', 'The queue')}</Link>}
    >
      <Loaded query={list}>
        {({ items }) => {
          const mine = items.filter((item) =>
            hands[item.state].some((role) => (roles as string[]).includes(role)),
          );
          return mine.length ? (
            <SubmissionsTable name="home-review-list" items={mine.toSorted(byDaysLeft)} />
          ) : (
            <Empty description={t('没有等待您办理的审核事项', 'Nothing in review waits for you')} />
          );
        }}
      </Loaded>
    </Section>
  );
};
