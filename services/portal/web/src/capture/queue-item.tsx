import { markNames, type MarkKind } from '@sanzhi/statute';
import { Alert, Button, Progress, Tag } from 'antd';
import { useText } from '../language.ts';
import { mediumNames, named } from '../names.ts';
import { bytes, duration, timeOf } from '../ui/time.ts';
import { isUntoldDiscard } from './discarding.ts';
import { GapReasons } from './gap-reasons.tsx';
import { useQueue } from './items.ts';
import { lacking, standingOf, type FieldMatter, type Item, type Refusal, type Standing } from './model.ts';
import { nudge } from './queue.ts';
import { QueueActions } from './queue-actions.tsx';
import { tellMarksAgain } from './telling.ts';
import { Where } from './where-words.tsx';

const colours: Record<Standing, string> = {
  recording: 'red',
  incomplete: 'orange',
  'on-device': 'blue',
  waiting: 'orange',
  uploading: 'processing',
  'set-back': 'orange',
  received: 'processing',
  sealed: 'green',
  refused: 'red',
  discarded: 'default',
};

const useStandingWords = () => {
  const t = useText();
  return (standing: Standing, percent: number, examined?: string): string =>
    ({
      recording: t('录制中', 'Recording'),
      incomplete: t('已存本机，待补充', 'On this device, incomplete'),
      'on-device': t('已存本机，等待上传', 'On this device, to be uploaded'),
      waiting: t(`已传 ${percent}%，等待网络`, `${percent}% sent, waiting for the network`),
      uploading: t(`正在上传 ${percent}%`, `Uploading ${percent}%`),
      'set-back': t('暂未传上，将再试', 'Not up yet, to be tried again'),
      received: examined ?? t('已收到，正在校验', 'Received, being examined'),
      sealed: t('已封存', 'Sealed'),
      refused: t('未被接收', 'Refused'),
      discarded: t('已弃用', 'Discarded'),
    })[standing];
};

const Refused = ({ refusal, testid }: { refusal: Refusal; testid: string }) => {
  const t = useText();
  return (
    <Alert
      type="error"
      showIcon
      data-testid={testid}
      data-code={refusal.code}
      title={t(refusal.words)}
      description={
        refusal.details.length > 0 && (
          <ul className="plain-list">
            {refusal.details.map((words) => (
              <li key={words.zh}>{t(words)}</li>
            ))}
          </ul>
        )
      }
    />
  );
};

const seconds = ({ startedAt, endedAt }: Item) => (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;

const GivenUp = ({ item, discarded }: { item: Item; discarded: NonNullable<Item['discarded']> }) => {
  const t = useText();
  const { reason, at, told, refusal } = discarded;
  return (
    <>
      <p className="quiet" data-testid={`captured-${item.id}-given-up`} data-told={told}>
        {t('弃用理由：', 'Discarded because: ')}
        {reason}（{timeOf(at)}）{told && t('已报告单位', 'The house knows')}
        {isUntoldDiscard(item) && t('联网后报告单位', 'The house is told once there is a network')}
      </p>
      {refusal && <Refused refusal={refusal} testid={`captured-${item.id}-given-up-refusal`} />}
    </>
  );
};

interface QueueItemProps {
  item: Item;
  matters: readonly FieldMatter[];
  places: readonly string[];
}

export const QueueItem = ({ item, matters, places }: QueueItemProps) => {
  const t = useText();
  const say = useStandingWords();
  const progress = useQueue().progress.get(item.id);
  const standing = standingOf(item, progress);
  const percent = Math.floor((100 * (progress?.sent ?? 0)) / Math.max(1, item.size));
  const examined = progress?.examined && `${t(progress.examined.words)} ${progress.examined.percent}%`;
  const matter = matters.find(({ id }) => id === item.said.matter);
  const names = matter?.officers.filter((o) => item.said.officers.includes(o.certificate)) ?? [];
  const lacks = standing === 'incomplete' ? lacking(item) : [];
  return (
    <li
      className="queued"
      data-testid={`captured-${item.id}`}
      data-state={standing}
      data-sha256={item.sha256}
    >
      <div className="card-head">
        <strong>
          {item.said.title} <small className="quiet">{t(named(mediumNames, item.medium))}</small>
        </strong>
        <Tag color={colours[standing]} role="status">
          {say(standing, percent, examined)}
        </Tag>
      </div>
      {standing === 'uploading' && (
        <Progress percent={percent} size="small" aria-label={t('上传', 'Upload')} />
      )}
      {lacks.length > 0 && (
        <p className="missing">
          {t('上传前还须补充：', 'Before it goes up, say: ')}
          {lacks.map((words) => t(words)).join(t('、', ', '))}
        </p>
      )}
      {standing === 'set-back' && progress?.setBack && (
        <Alert
          type="warning"
          showIcon
          data-testid={`captured-${item.id}-set-back`}
          title={t(progress.setBack.words)}
          description={t(
            `其余记录照常上传；这一条 ${timeOf(new Date(progress.setBack.until).toISOString())} 后自动再试。`,
            `The others go on; this one is tried again after ${timeOf(new Date(progress.setBack.until).toISOString())}.`,
          )}
        />
      )}
      {item.refusal && <Refused refusal={item.refusal} testid={`captured-${item.id}-refusal`} />}
      {item.markRefusal && (
        <>
          <Refused refusal={item.markRefusal} testid={`captured-${item.id}-mark-refusal`} />
          <Button
            onClick={() => void tellMarksAgain(item.id).then(nudge)}
            data-testid={`captured-${item.id}-marks-again`}
          >
            {t(
              `再报未收下的标记（${item.refusedMarks?.length ?? 0}）`,
              `Send the refused marks again (${item.refusedMarks?.length ?? 0})`,
            )}
          </Button>
        </>
      )}
      <p className="quiet">
        {timeOf(item.startedAt)}
        {item.medium !== 'photo' && `（${duration(seconds(item))}）`} {bytes(item.size)}
        <br />
        {matter ? `${matter.partyName} ${matter.reference}` : t('未选案件', 'No matter')}
        {names.length > 0 && ` · ${names.map(({ name }) => name).join(t('、', ', '))}`}
        {item.said.place && ` · ${item.said.place}`}
        <br />
        <Where item={item} />
      </p>
      {item.marks.length > 0 && (
        <p className="quiet" data-testid={`captured-${item.id}-marks`}>
          {item.marks
            .map(({ kind, second }) => `${t(markNames[kind as MarkKind])} ${duration(second)}`)
            .join(t('；', '; '))}
        </p>
      )}
      <GapReasons item={item} />
      {item.sha256 && (
        <div className="code" data-testid={`captured-${item.id}-digest`}>
          SHA-256 {item.sha256}
          {item.sm3 && (
            <>
              <br />
              SM3 {item.sm3}
            </>
          )}
        </div>
      )}
      {item.discarded && <GivenUp item={item} discarded={item.discarded} />}
      <QueueActions item={item} standing={standing} matters={matters} places={places} />
    </li>
  );
};
