import { evidenceApi, type MatterView, type RecordingView } from '@sanzhi/contracts';
import { Alert, Empty, Tag } from 'antd';
import { useState } from 'react';
import { useMay } from '../api/session.tsx';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { activityNames, mediumNames, named, recordingStates } from '../names.ts';
import { Facts } from '../ui/grid.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { bytes, duration, timeOf } from '../ui/time.ts';
import { AnnounceForm } from './announce-form.tsx';
import { FileChoice } from './file-choice.tsx';
import { Player } from './player.tsx';
import { UploadBar } from './upload-bar.tsx';
import { isLive, isSameFile, startUpload, useUploads } from './uploads.ts';

const colours = {
  uploading: 'default',
  received: 'processing',
  sealed: 'success',
  quarantined: 'error',
} as const;
const settled = (reply: unknown) =>
  (reply as { items: RecordingView[] } | undefined)?.items.every(
    ({ state }) => state === 'sealed' || state === 'quarantined',
  );

export const RecordingsTab = ({ matter }: { matter: MatterView }) => {
  const t = useText();
  const may = useMay();
  const list = useRead(
    evidenceApi.listRecordings,
    { id: matter.id },
    { every: (reply) => (settled(reply) ? 15_000 : 2_000) },
  );
  return (
    <div className="stack">
      {may(evidenceApi.announceRecording) && (
        <Section testid="recording-new" title={t('上传音像记录', 'Upload a recording')}>
          <AnnounceForm matter={matter} />
        </Section>
      )}
      <Section testid="recordings" title={t('音像记录', 'Recordings')}>
        <Loaded query={list}>
          {({ items }) =>
            items.length ? (
              items.map((recording) => <OneRecording key={recording.id} recording={recording} />)
            ) : (
              <Empty
                description={t('本案还没有音像记录', 'No recording yet')}
                data-testid="recordings-empty"
              />
            )
          }
        </Loaded>
      </Section>
    </div>
  );
};

const OneRecording = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const { id, state, facts, fault } = recording;
  return (
    <article className="record" data-testid={`recording-${id}`} data-state={state}>
      <Player recording={recording} />
      <div className="stack">
        <div className="card-head">
          <strong>{recording.title}</strong>
          <Tag color={colours[state]} data-testid={`recording-${id}-state`}>
            {t(named(recordingStates, state))}
          </Tag>
        </div>
        {fault && (
          <Alert
            type="error"
            showIcon
            title={t(fault.words)}
            data-testid={`recording-${id}-fault`}
            data-code={fault.code}
          />
        )}
        {state === 'uploading' && <GoOn recording={recording} />}
        <Facts
          items={[
            [t('活动', 'Activity'), t(named(activityNames, recording.activity))],
            [t('类型', 'Medium'), t(named(mediumNames, recording.medium))],
            [t('时间', 'Time'), `${timeOf(recording.startedAt)} — ${timeOf(recording.endedAt)}`],
            [t('地点', 'Place'), recording.place],
            [t('摄录人员', 'Officers'), recording.officers.map(({ name }) => name).join(t('、', ', '))],
            [t('文件', 'File'), `${recording.fileName}（${bytes(recording.size)}）`],
            [
              t('时长', 'Length'),
              facts?.durationSeconds === undefined ? undefined : duration(facts.durationSeconds),
            ],
            [
              t('画面', 'Picture'),
              facts?.width ? `${facts.width}×${facts.height} ${facts.codecs.join(' ')}` : undefined,
            ],
            [
              t('设备时钟偏差', 'Device clock off by'),
              Math.abs(recording.clockOffsetMs) < 60_000
                ? undefined
                : t(
                    `${Math.round(recording.clockOffsetMs / 1000)} 秒`,
                    `${Math.round(recording.clockOffsetMs / 1000)} s`,
                  ),
            ],
            [t('保管至', 'Kept until'), recording.retainUntil && timeOf(recording.retainUntil)],
          ]}
        />
        {recording.sha256 && (
          <details>
            <summary className="quiet">{t('数字指纹', 'Digests')}</summary>
            <div className="code">SHA-256 {recording.sha256}</div>
            {recording.sm3 && <div className="code">SM3 {recording.sm3}</div>}
          </details>
        )}
      </div>
    </article>
  );
};

/** An upload of this device under way, or one that stopped and goes on with the same file. */
const GoOn = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const may = useMay();
  const upload = useUploads().find((one) => one.recording === recording.id);
  const [wrong, setWrong] = useState(false);
  const take = (file: File) => {
    const same = isSameFile(recording, file);
    setWrong(!same);
    if (same) void startUpload(recording.id, recording.matter, file, recording.partSize);
  };
  return (
    <>
      {upload && <UploadBar upload={upload} />}
      {wrong && (
        <Alert
          type="error"
          title={t(
            `不是同一个文件，请选择 ${recording.fileName}（${bytes(recording.size)}）`,
            `Not the same file; choose ${recording.fileName} (${bytes(recording.size)})`,
          )}
        />
      )}
      {may(evidenceApi.announceRecording) && !(upload && (isLive(upload) || upload.state === 'done')) && (
        <div>
          <FileChoice
            testid={`recording-${recording.id}-resume`}
            label={t('选择同一文件继续上传', 'Choose the same file and go on')}
            onFile={take}
          />
        </div>
      )}
    </>
  );
};
