import { evidenceApi, type RecordingView } from '@sanzhi/contracts';
import { markKinds, markNames } from '@sanzhi/statute';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { waveformOf } from '../custody/use-access.ts';
import { useText } from '../language.ts';
import { named, optionsOf } from '../names.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { duration } from '../ui/time.ts';
import { runsFor } from './runs-for.ts';
import { isTyping, placeOf } from './mark-place.ts';

interface MarkLineProps {
  recording: RecordingView;
  access: string;
  /** The second that is being shown. */
  at: number;
  go: (seconds: number) => void;
  marking: boolean;
}

/** The line of time below the picture: where one is, the marks, and a way to each of them. */
export const MarkLine = ({ recording, access, at, go, marking }: MarkLineProps) => {
  const t = useText();
  const { id, marks, title } = recording;
  const length = runsFor(recording) ?? 0;
  const [aim, setAim] = useAim(go);
  return (
    <div className="mark-line">
      {length > 0 && (
        <div className="mark-track">
          {recording.waveform && (
            <img className="waveform" src={waveformOf(access)} alt="" data-testid={`waveform-${id}`} />
          )}
          <input
            type="range"
            min={0}
            max={Math.ceil(length)}
            step={1}
            value={aim ?? Math.round(at)}
            onChange={({ target }) => setAim(Number(target.value))}
            aria-label={t(`${title}：时间轴`, `${title}: time`)}
            aria-valuetext={duration(aim ?? at)}
            data-testid={`line-${id}`}
          />
          {marks.map((mark) => (
            <button
              key={mark.id}
              type="button"
              className="mark-flag"
              style={{ left: placeOf(mark.atSeconds, length) }}
              title={`${duration(mark.atSeconds)} ${t(mark.words)}`}
              aria-label={`${duration(mark.atSeconds)} ${t(mark.words)}`}
              onClick={() => go(mark.atSeconds)}
            />
          ))}
        </div>
      )}
      <div className="card-head">
        <span className="code" data-testid={`at-${id}`}>
          {duration(at)}
          {length > 0 && ` / ${duration(length)}`}
        </span>
        {marking && <MarkForm recording={recording} at={at} />}
      </div>
    </div>
  );
};

const restMs = 350;

/** Where the handle is being dragged to; a preview is asked for once it rests, not for every second it passes. */
const useAim = (go: (seconds: number) => void) => {
  const [aim, setAim] = useState<number>();
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const take = (seconds: number) => {
    setAim(seconds);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setAim(undefined);
      go(seconds);
    }, restMs);
  };
  return [aim, take] as const;
};

/** What must be shown and nobody has marked yet comes first among what can be marked. */
const kindsFor = (missing: RecordingView['marksMissing']): string[] => [
  ...new Set<string>([...missing.map(({ kind }) => kind), ...markKinds]),
];

const MarkForm = ({ recording, at }: { recording: RecordingView; at: number }) => {
  const t = useText();
  const { id, marksMissing } = recording;
  const [kind, setKind] = useState<string>(marksMissing[0]?.kind ?? 'note');
  const [text, setText] = useState('');
  const write = useWrite(evidenceApi.markRecording, { onDone: () => setText('') });
  const mark = () => {
    if (write.isPending) return;
    write.mutate({ id, atSeconds: Math.round(at), kind, ...(text.trim() ? { text: text.trim() } : {}) });
  };
  const latest = useRef(mark);
  latest.current = mark;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'm' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const names = Object.fromEntries(kindsFor(marksMissing).map((code) => [code, named(markNames, code)]));
  return (
    <div className="actions">
      <Select
        value={kind}
        onChange={setKind}
        options={optionsOf(names, t)}
        popupMatchSelectWidth={false}
        aria-label={t('标记内容', 'What is marked')}
        data-testid={`mark-${id}-kind`}
      />
      <Input
        className="mark-text"
        value={text}
        onChange={({ target }) => setText(target.value)}
        maxLength={500}
        placeholder={t('说明（可不填）', 'In words (optional)')}
        aria-label={t('标记说明', 'Mark in words')}
        data-testid={`mark-${id}-text`}
      />
      <Button onClick={mark} loading={write.isPending} data-testid={`mark-${id}`}>
        {t(`在 ${duration(at)} 标记（m）`, `Mark ${duration(at)} (m)`)}
      </Button>
      {write.error && <ProblemNotice error={write.error} />}
    </div>
  );
};
