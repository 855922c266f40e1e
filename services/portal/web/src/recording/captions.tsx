import type { RecordingView } from '@sanzhi/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../language.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { duration, timeOf } from '../ui/time.ts';
import { cueAt, cuesOf, standing, type Cue } from './cues.ts';

interface CaptionsProps {
  recording: RecordingView;
  access: string;
  /** The second that is being shown. */
  at: number;
  go: (seconds: number) => void;
}

/** 文字整理 beside the player: what is being said now, and a way to the second of every sentence. */
export const Captions = ({ recording, access, at, go }: CaptionsProps) => {
  const t = useText();
  const { id, transcripts } = recording;
  const choices = standing(transcripts);
  const [chosen, setChosen] = useState<string>();
  const shown = choices.find((one) => one.id === chosen) ?? choices[0];
  if (!shown) return null;
  return (
    <div className="captions" data-testid={`captions-${id}`}>
      {choices.length > 1 && (
        <Select
          value={shown.id}
          onChange={setChosen}
          aria-label={t('文字整理', 'Transcript')}
          options={choices.map((one) => ({ value: one.id, label: `${one.by.name} ${timeOf(one.at)}` }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Lines key={shown.id} access={access} transcript={shown} at={at} go={go} />
    </div>
  );
};

interface LinesProps extends Pick<CaptionsProps, 'access' | 'at' | 'go'> {
  transcript: RecordingView['transcripts'][number];
}

const Lines = ({ access, transcript, at, go }: LinesProps) => {
  const t = useText();
  const { data, error, refetch } = useQuery(cuesOf(access, transcript));
  const cues = data ?? [];
  const now = cueAt(cues, at);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [box, line] = [list.current, list.current?.children[now]];
    if (box && line instanceof HTMLElement)
      box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 3;
  }, [now]);
  if (error && !data) return <ProblemNotice error={error} retry={() => void refetch()} />;
  return (
    <>
      {transcript.format === 'vtt' && (
        <p className="caption-now" data-testid={`caption-${transcript.id}`}>
          {cues[now]?.text ?? ' '}
        </p>
      )}
      <ol ref={list} className="cues" aria-label={t('文字整理', 'Transcript')} tabIndex={0}>
        {cues.map((cue, index) => (
          // The lines of a transcript never change, and two of them may say the same.
          <li key={index} className={index === now ? 'said' : undefined}>
            <Line cue={cue} go={go} />
          </li>
        ))}
      </ol>
    </>
  );
};

const Line = ({ cue: { from, text }, go }: { cue: Cue; go: (seconds: number) => void }) =>
  from === undefined ? (
    text
  ) : (
    <button type="button" className="cue" onClick={() => go(from)}>
      <span className="code">{duration(from)}</span> {text}
    </button>
  );
