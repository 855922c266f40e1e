import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { Alert, Progress, Tag } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../api/session.tsx';
import { CustodyFold } from '../custody/custody-list.tsx';
import { DownloadOriginal } from '../custody/download-original.tsx';
import { useText } from '../language.ts';
import { named, recordingStates } from '../names.ts';
import { LawNote } from '../ui/law-note.tsx';
import { Clips } from './clips.tsx';
import { GoOn } from './go-on.tsx';
import { percentOf } from './grouped.ts';
import { Lateness } from './lateness.tsx';
import { Marks } from './marks.tsx';
import { Player } from './player.tsx';
import { Digests, Particulars } from './particulars.tsx';
import { Transcripts } from './transcripts.tsx';

const colours = {
  uploading: 'default',
  received: 'processing',
  sealed: 'success',
  quarantined: 'error',
} as const;

interface RecordingCardProps {
  recording: RecordingView;
  copies?: readonly RecordingView[];
}

export const RecordingCard = ({ recording, copies = [] }: RecordingCardProps) => {
  const t = useText();
  const may = useMay();
  const { id, state, matter, title } = recording;
  const sealed = state === 'sealed';
  return (
    <article
      className={recording.derivedFrom ? 'record copy' : 'record'}
      data-testid={`recording-${id}`}
      data-state={state}
    >
      <div className="stack">
        <Player recording={recording} marking={may(evidenceApi.markRecording)} />
      </div>
      <div className="stack">
        <div className="card-head">
          <strong>{title}</strong>
          <span>
            {recording.derivedFrom && <Tag>{t('遮挡处理副本', 'Redacted copy')}</Tag>}
            {recording.secrecy !== 'none' && <Tag color="red">{t(recording.secrecyName)}</Tag>}
            {recording.duty === 'F' && <Tag>{t('全程', 'Whole course')}</Tag>}
            <Tag color={colours[state]} data-testid={`recording-${id}-state`}>
              {t(named(recordingStates, state))}
            </Tag>
          </span>
        </div>
        <Trouble recording={recording} />
        {state === 'uploading' && <GoOn recording={recording} />}
        <Examination recording={recording} />
        <Lateness recording={recording} />
        <Particulars recording={recording} />
        {recording.duty !== 'T' && <LawNote basis={t(recording.basis)} />}
        {sealed && <Marks recording={recording} />}
        {sealed && <Clips recording={recording} />}
        {sealed && <Transcripts recording={recording} />}
        <Digests recording={recording} />
        {sealed && (
          <div className="actions">
            <Link to={`/receipts/${matter}/recording/${id}`} data-testid={`recording-${id}-receipt`}>
              {t('存证回执', 'Receipt')}
            </Link>
            <DownloadOriginal thing={{ kind: 'recording', id, matter }} />
          </div>
        )}
        {sealed && <CustodyFold scope={{ kind: 'recording', id }} />}
      </div>
      {copies.map((copy) => (
        <RecordingCard key={copy.id} recording={copy} />
      ))}
    </article>
  );
};

const Trouble = ({ recording: { id, fault } }: RecordingCardProps) => {
  const t = useText();
  return (
    fault && (
      <Alert
        type="error"
        showIcon
        title={t(fault.words)}
        description={t(
          '文件留在隔离区，没有封存，也不会删除。请按上述原因更正后重新登记上传；原文件仍在设备上的，可直接重传。',
          'The file stays apart, neither sealed nor deleted. Put right what is said above and hand it in anew.',
        )}
        data-testid={`recording-${id}-fault`}
        data-code={fault.code}
      />
    )
  );
};

/** How far the service is with checking it. */
const Examination = ({ recording: { id, state, progress } }: RecordingCardProps) => {
  const t = useText();
  if (state !== 'received' || !progress) return null;
  return (
    <div data-testid={`recording-${id}-progress`} data-step={progress.step}>
      <Progress percent={percentOf(progress)} status="active" aria-label={t(progress.words)} />
      <span className="quiet">{t(progress.words)}</span>
    </div>
  );
};
