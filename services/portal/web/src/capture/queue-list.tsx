import { Empty } from 'antd';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { Section } from '../ui/page.tsx';
import { useQueue } from './items.ts';
import { isHeld, type FieldMatter } from './model.ts';
import { QueueItem } from './queue-item.tsx';
import { useRunning } from './recorder.ts';

interface QueueListProps {
  matters: readonly FieldMatter[];
  places: readonly string[];
}

/** What was captured on this device, newest first; it goes up oldest first. */
export const QueueList = ({ matters, places }: QueueListProps) => {
  const t = useText();
  const { subject } = useSession();
  const { items, loaded } = useQueue();
  const running = useRunning();
  const mine = items.filter(({ owner, id }) => owner.subject === subject && id !== running?.item);
  const own = mine.filter(({ state }) => state !== 'recording');
  const unfinished = mine.length - own.length;
  const others = items.filter((item) => item.owner.subject !== subject && isHeld(item)).length;
  return (
    <Section testid="capture-queue" title={t('本机记录', 'On this device')}>
      {others > 0 && (
        <p className="missing" data-testid="capture-others">
          {t(
            `本机另有 ${others} 条他人采集的记录，须由本人登录后上传。`,
            `${others} captured here by others; they go up when those officers sign in.`,
          )}
        </p>
      )}
      {unfinished > 0 && (
        <p className="missing" data-testid="capture-unfinished">
          {t(
            `另有 ${unfinished} 条已存本机、尚未收尾（正在别的窗口采集，或者存储已满）：腾出空间后自动收尾，不会丢失。`,
            `${unfinished} more here without an end yet (another window records, or the storage is full): ended by itself once there is room, nothing is lost.`,
          )}
        </p>
      )}
      {loaded && !mine.length && <Empty description={t('本机没有待上传的记录', 'Nothing waits here')} />}
      <ol className="queue">
        {own.toReversed().map((item) => (
          <QueueItem key={item.id} item={item} matters={matters} places={places} />
        ))}
      </ol>
    </Section>
  );
};
