import { evidenceApi } from '@sanzhi/contracts';
import { Empty } from 'antd';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';

/** Every fact of the matter, of every service, in order. */
export const TimelineTab = ({ id }: { id: string }) => {
  const t = useText();
  const query = useRead(evidenceApi.timeline, { id }, { every: 5_000 });
  return (
    <Section testid="timeline" title={t('全程留痕', 'Every fact of this matter')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length ? (
            <ol className="events">
              {items.map((item) => (
                <li key={item.id} data-testid="timeline-item" data-type={item.type}>
                  <strong>{item.name}</strong>{' '}
                  <span className="quiet">
                    {timeOf(item.time)} {item.actor}
                  </span>
                  {item.erased ? (
                    <p className="quiet">
                      {t('原文已依法销毁，证明仍有效', 'Content erased by law, proof holds')}
                    </p>
                  ) : (
                    <details>
                      <summary className="quiet">{t('内容', 'Content')}</summary>
                      <pre className="code">{JSON.stringify(item.data, null, 2)}</pre>
                    </details>
                  )}
                </li>
              ))}
            </ol>
          ) : (
            <Empty
              description={t('暂无记录，新的事实会自动出现', 'Nothing yet; facts appear by themselves')}
            />
          )
        }
      </Loaded>
    </Section>
  );
};
