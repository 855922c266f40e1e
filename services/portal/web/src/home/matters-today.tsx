import { evidenceApi, type MatterView } from '@sanzhi/contracts';
import { useQueries } from '@tanstack/react-query';
import { Empty, Tag } from 'antd';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { isDetour, isFinished, isMine, standing, type Standing } from '../matter/steps.ts';
import { DeadlineTag } from '../ui/deadline.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';

const looked = 20;
const order: Standing[] = ['ready', 'blocked', 'waiting'];

export const MattersToday = () => {
  const t = useText();
  const { roles } = useSession();
  const own = roles.includes('handler') && !roles.includes('unit-head') && !roles.includes('agency-leader');
  const list = useRead(evidenceApi.listMatters, { limit: looked, ...(own && { mine: 'true' }) });
  const details = useQueries({
    queries: (list.data?.items ?? []).map(({ id }) => ({
      queryKey: ['evidence', evidenceApi.getMatter.path, { id }],
      queryFn: () => call(evidenceApi.getMatter, { id }),
    })),
  });
  const matters = details.flatMap(({ data }) => (data && !isFinished(data) ? [data] : []));
  const titles: Record<Standing, string> = {
    ready: t('可以办理', 'Ready for you'),
    blocked: t('受阻：缺少材料或条件', 'Blocked: something is missing'),
    waiting: t('等待他人办理', 'Waiting for others'),
  };
  return (
    <Section
      testid="home-matters"
      title={t('我的案件', 'Matters')}
      extra={<Link to={`/matters${own ? '?mine=true' : ''}`}>{t('全部案件', 'All matters')}</Link>}
    >
      <Loaded query={list}>
        {({ items }) => (
          <>
            {!items.length && <Empty description={t('没有在办案件', 'No matters')} />}
            {order.map((kind) => {
              const some = matters.filter((matter) => standing(matter, roles) === kind);
              return (
                some.length > 0 && (
                  <div key={kind} data-testid={`home-matters-${kind}`}>
                    <h3>{`${titles[kind]}（${some.length}）`}</h3>
                    {some.map((matter) => (
                      <Today key={matter.id} matter={matter} blocked={kind === 'blocked'} />
                    ))}
                  </div>
                )
              );
            })}
          </>
        )}
      </Loaded>
    </Section>
  );
};

const Today = ({ matter, blocked }: { matter: MatterView; blocked: boolean }) => {
  const t = useText();
  const { roles } = useSession();
  const mine = matter.next.filter((step) => isMine(step, roles) && !isDetour(matter, step));
  return (
    <div className="step" data-testid={`home-matter-${matter.id}`}>
      <Link to={`/matters/${matter.id}`}>
        {matter.reference} {matter.party.name}：{matter.cause}
      </Link>
      <div className="actions">
        <Tag>{t(matter.stateName)}</Tag>
        {matter.clocks.map((clock) => (
          <span key={clock.name}>
            {t(clock.words)} <DeadlineTag {...clock} />
          </span>
        ))}
      </div>
      {blocked && (
        <ul className="missing plain-list">
          {[...new Set(mine.flatMap((step) => step.missing.map((words) => t(words))))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
