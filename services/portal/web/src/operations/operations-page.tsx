import { operationsApi } from '@sanzhi/contracts';
import { Empty, Result } from 'antd';
import { services, type Service } from '../api/call.ts';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText, type Words } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Grid } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page, Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';

const serviceNames: Record<Service, Words> = {
  evidence: { zh: '执法全过程记录', en: 'Evidence' },
  review: { zh: '法制审核', en: 'Review' },
  disclosure: { zh: '公示', en: 'Disclosure' },
};

/** What is stuck, with its reason, and the way to send it again. */
export const OperationsPage = () => {
  const t = useText();
  const may = useMay();
  if (!may(operationsApi.parked))
    return (
      <Result
        status="403"
        data-testid="forbidden"
        title={t('仅系统管理员可用', 'For system administrators only')}
      />
    );
  return (
    <Page testid="operations" title={t('运维：滞留消息', 'Operations: parked messages')}>
      {services.map((service) => (
        <Parked key={service} service={service} />
      ))}
    </Page>
  );
};

const Parked = ({ service }: { service: Service }) => {
  const t = useText();
  const query = useRead(operationsApi.parked, {}, { service, every: 10_000 });
  return (
    <Section testid={`operations-${service}`} title={t(serviceNames[service])}>
      <Loaded query={query}>
        {({ queues }) => {
          const stuck = queues.filter(({ messages }) => messages.length);
          if (!stuck.length) return <Empty description={t('没有滞留消息', 'Nothing is stuck')} />;
          return stuck.map(({ queue, messages }) => (
            <div key={queue} className="step" data-testid={`operations-${service}-queue`} data-queue={queue}>
              <div className="card-head">
                <strong className="code">{queue}</strong>
                <div>
                  <ActButton
                    name={`operations-${service}-replay-all`}
                    route={operationsApi.replay}
                    input={{ queue }}
                    service={service}
                    label={{ zh: `全部重放（${messages.length}）`, en: `Replay all (${messages.length})` }}
                  />
                </div>
              </div>
              <Grid
                name={`operations-${service}-messages`}
                items={messages}
                idOf={({ id }) => id}
                columns={[
                  { title: { zh: '滞留时间', en: 'Parked at' }, cell: ({ parkedAt }) => timeOf(parkedAt) },
                  {
                    title: { zh: '类型', en: 'Type' },
                    cell: ({ type }) => <span className="code">{type}</span>,
                  },
                  { title: { zh: '原因', en: 'Reason' }, cell: ({ reason }) => reason },
                  { title: { zh: '已试次数', en: 'Tries' }, cell: ({ tries }) => tries, right: true },
                  {
                    title: { zh: '操作', en: 'Act' },
                    cell: ({ id }) => (
                      <ActButton
                        name={`operations-${service}-replay-${id}`}
                        route={operationsApi.replay}
                        input={{ queue, message: id }}
                        service={service}
                        label={{ zh: '重放', en: 'Replay' }}
                      />
                    ),
                  },
                ]}
              />
            </div>
          ));
        }}
      </Loaded>
    </Section>
  );
};
