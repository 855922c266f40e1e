import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useMay } from '../api/session.tsx';
import { DownloadOriginal } from '../custody/download-original.tsx';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Fold } from '../ui/fold.tsx';
import { duration, timeOf } from '../ui/time.ts';
import { clipStates } from './names.ts';
import { runsFor } from './runs-for.ts';

const colours = { ordered: 'processing', made: 'success', failed: 'error' } as const;

/** 片段: own files linked to their original by hash; the original stays as it is. */
export const Clips = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const may = useMay();
  const { id, clips } = recording;
  const length = runsFor(recording);
  const mayOrder = may(evidenceApi.orderClip) && length !== undefined;
  if (!clips.length && !mayOrder) return null;
  return (
    <div data-testid={`recording-${id}-clips`}>
      {clips.length > 0 && (
        <>
          <strong>{t('截取的片段', 'Clips')}</strong>
          <ul className="plain-list">
            {clips.map((clip) => (
              <li key={clip.id} data-state={clip.state}>
                <span className="code">
                  {duration(clip.fromSeconds)}–{duration(clip.toSeconds)}
                </span>{' '}
                {clip.purpose} <Tag color={colours[clip.state]}>{t(named(clipStates, clip.state))}</Tag>
                <span className="quiet">
                  {clip.by.name} {timeOf(clip.at)}
                </span>
                {clip.sha256 && <div className="code quiet">SHA-256 {clip.sha256}</div>}
                {clip.state === 'made' && (
                  <DownloadOriginal
                    thing={{ kind: 'recording', id, matter: recording.matter }}
                    clip={clip.id}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayOrder && (
        <Fold testid={`clip-${id}`} title={t('截取片段', 'Cut a clip')}>
          <EntryForm
            name={`clip-${id}-new`}
            route={evidenceApi.orderClip}
            along={{ id }}
            fields={[
              {
                name: 'fromSeconds',
                kind: 'number',
                required: true,
                label: { zh: '起（秒）', en: 'From (second)' },
              },
              {
                name: 'toSeconds',
                kind: 'number',
                required: true,
                label: { zh: '止（秒）', en: 'To (second)' },
                hint: {
                  zh: `全长 ${Math.floor(length)} 秒`,
                  en: `The whole is ${Math.floor(length)} s`,
                },
              },
              { name: 'purpose', kind: 'line', required: true, label: { zh: '用途', en: 'Purpose' } },
            ]}
            submit={{ zh: '截取', en: 'Cut' }}
          />
        </Fold>
      )}
    </div>
  );
};
