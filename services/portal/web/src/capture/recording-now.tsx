import {
  lawFor,
  markNames,
  recordingRule,
  type Activity,
  type MarkKind,
  type Where as Law,
} from '@sanzhi/statute';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { Section } from '../ui/page.tsx';
import { duration } from '../ui/time.ts';
import { useQueue } from './items.ts';
import { nudge } from './queue.ts';
import { mark, still, stopRecording, type Running } from './recorder.ts';
import { takePicture } from './take-files.ts';
import { whyNot } from './take-buttons.tsx';
import { saidOf, type Setting } from './use-setting.ts';
import { Where } from './where-words.tsx';

const always: readonly MarkKind[] = ['certificate-shown', 'recording-announced', 'rights-read'];

/** What is marked in every recording, and then what the matrix wants to be in one of this activity. */
const kindsFor = (activity: string | undefined, law: Law): MarkKind[] => {
  const rule = activity ? recordingRule(activity as Activity, law).value : undefined;
  return [...new Set([...always, ...(rule?.mustCapture ?? [])])];
};

const useSeconds = (since: number): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (now - since) / 1000);
};

const Finder = ({ stream }: { stream: MediaStream }) => {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (film.current) film.current.srcObject = stream;
  }, [stream]);
  return <video ref={film} className="finder" autoPlay muted playsInline data-testid="capture-finder" />;
};

export const RecordingNow = ({ running, setting }: { running: Running; setting: Setting }) => {
  const t = useText();
  const session = useSession();
  const seconds = useSeconds(running.beganAt);
  const item = useQueue().items.find(({ id }) => id === running.item);
  const [stopping, setStopping] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const placed = item !== undefined && item.positionFault !== 'not-asked';
  const shoot = async () => {
    const film = document.querySelector<HTMLVideoElement>('.finder');
    if (!film) return;
    await takePicture(session, saidOf(setting, 'photo'), await still(film), placed).catch(setFailed);
  };
  const stop = async () => {
    setStopping(true);
    await stopRecording();
    nudge();
  };
  const counts = (kind: string) => running.marks.filter((one) => one.kind === kind);
  return (
    <Section
      testid="capture-running"
      title={running.medium === 'video' ? t('正在录像', 'Recording video') : t('正在录音', 'Recording sound')}
      extra={
        <span className="running-time" role="timer" data-testid="capture-time">
          <span aria-hidden>●</span> {duration(Math.floor(seconds))}
        </span>
      }
    >
      {running.medium === 'video' && <Finder stream={running.stream} />}
      {item && (
        <p className="quiet" role="status" data-testid="capture-where">
          <Where item={item} />
        </p>
      )}
      {Object.keys(running.holes).length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('画面或声音中断，已记为中断', 'Picture or sound has stopped; noted as a gap')}
        />
      )}
      {failed !== undefined && <Alert type="error" showIcon role="alert" title={t(whyNot(failed))} />}
      <div className="marks" role="group" aria-label={t('标记', 'Marks')}>
        {kindsFor(setting.activity, lawFor(session.agency, session.now)).map((kind) => {
          const done = counts(kind);
          return (
            <Button
              key={kind}
              onClick={() => void mark(kind)}
              data-testid={`capture-mark-${kind}`}
              data-count={done.length}
              className={done.length ? 'marked' : undefined}
            >
              {t(markNames[kind])}
              {done.length > 0 && <small> ✓ {done.map((one) => duration(one.second)).join(' ')}</small>}
            </Button>
          );
        })}
      </div>
      <div className="take">
        <Button
          type="primary"
          danger
          loading={stopping}
          onClick={() => void stop()}
          data-testid="capture-stop"
        >
          {t('结束并存本机', 'Stop and keep')}
        </Button>
        {running.medium === 'video' && (
          <Button onClick={() => void shoot()} data-testid="capture-still">
            {t('同时拍照', 'Photo')}
          </Button>
        )}
      </div>
      <p className="quiet">
        {t(
          '边录边存本机，每秒一次；锁屏、来电或者关闭页面前已录的部分不会丢失。',
          'It is kept on this device every second; what was recorded before a call, a lock or a closed page is not lost.',
        )}
      </p>
    </Section>
  );
};
