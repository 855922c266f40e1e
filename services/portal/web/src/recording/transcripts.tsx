import { evidenceApi, type RecordingView, type TranscriptView } from '@sanzhi/contracts';
import { Alert, Tag } from 'antd';
import { useState } from 'react';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import { Fold } from '../ui/fold.tsx';
import { bytes, timeOf } from '../ui/time.ts';
import { standing } from './cues.ts';
import { FileChoice } from './file-choice.tsx';

/** 文字整理（字幕）: own files linked to their original by hash; a correction is another one and the old stays. */
export const Transcripts = ({ recording }: { recording: RecordingView }) => {
  const t = useText();
  const may = useMay();
  const { id, transcripts, medium } = recording;
  const mayAttach = may(evidenceApi.attachTranscript) && medium !== 'photo';
  if (!transcripts.length && !mayAttach) return null;
  return (
    <div data-testid={`recording-${id}-transcripts`}>
      {transcripts.length > 0 && (
        <>
          <strong>{t('文字整理', 'Transcripts')}</strong>
          <ul className="plain-list">
            {transcripts.map((one) => (
              <Listed key={one.id} transcript={one} all={transcripts} />
            ))}
          </ul>
        </>
      )}
      {mayAttach && (
        <Fold testid={`transcript-${id}`} title={t('附上文字整理或字幕', 'Attach a transcript or subtitles')}>
          <Attach recording={recording} />
        </Fold>
      )}
    </div>
  );
};

const Listed = ({ transcript, all }: { transcript: TranscriptView; all: readonly TranscriptView[] }) => {
  const t = useText();
  const { id, format, how, program, by, at, size, sha256, replaces } = transcript;
  const corrected = all.some((one) => one.replaces === id);
  return (
    <li data-state={corrected ? 'corrected' : 'standing'}>
      {format === 'vtt' ? t('字幕', 'Subtitles') : t('文字', 'Text')}（{bytes(size)}）{' '}
      {how === 'program'
        ? t(`由程序“${program}”生成`, `made by the program ${program}`)
        : t('人工整理', 'by a person')}{' '}
      {replaces && <Tag color="blue">{t('更正件', 'Correction')}</Tag>}
      {corrected && <Tag>{t('已有更正，原件保留', 'Corrected; kept')}</Tag>}
      <span className="quiet">
        {by.name} {timeOf(at)}
      </span>
      <div className="code quiet">SHA-256 {sha256}</div>
    </li>
  );
};

const most = 400_000;
interface Chosen {
  name: string;
  text: string;
}

/** Any other encoding than UTF-8 is refused, not guessed at. */
const textOf = async (file: File): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());

const Attach = ({ recording: { id, transcripts } }: { recording: RecordingView }) => {
  const t = useText();
  const [chosen, setChosen] = useState<Chosen>();
  const [fault, setFault] = useState('');
  const take = async (file: File) => {
    setChosen(undefined);
    setFault('');
    try {
      const text = await textOf(file);
      if (text.length > most) setFault(t('文件过大，请分段附上', 'Too long: attach it in pieces'));
      else setChosen({ name: file.name, text });
    } catch {
      setFault(
        t(
          '不是UTF-8编码的文本，请另存为UTF-8后再选',
          'This is no text in UTF-8; save it as UTF-8 and choose it again',
        ),
      );
    }
  };
  const open = standing(transcripts);
  return (
    <div className="stack">
      <div className="actions">
        <FileChoice
          testid={`transcript-${id}-file`}
          accept=".vtt,.txt,text/vtt,text/plain"
          label={t('选择文件（WebVTT或文本）', 'Choose a file (WebVTT or text)')}
          onFile={(file) => void take(file)}
        />
        {chosen && <span data-testid={`transcript-${id}-chosen`}>{chosen.name}</span>}
      </div>
      {fault && (
        <Alert type="error" showIcon role="alert" title={fault} data-testid={`transcript-${id}-fault`} />
      )}
      <EntryForm
        name={`transcript-${id}-new`}
        route={evidenceApi.attachTranscript}
        along={{ id }}
        initial={{ how: 'person', replaces: '' }}
        fields={[
          {
            name: 'text',
            kind: 'text',
            rows: 4,
            max: most,
            required: chosen === undefined,
            when: () => chosen === undefined,
            label: { zh: '或者直接填写', en: 'Or write it here' },
            hint: {
              zh: '首行为WEBVTT的作为字幕，可按时间跳转；其他作为纯文本',
              en: 'What begins with WEBVTT is taken as subtitles, with times to go to; anything else as plain text',
            },
          },
          {
            name: 'how',
            kind: 'choice',
            required: true,
            label: { zh: '由谁整理', en: 'Made by' },
            options: [
              { value: 'person', label: t('人工听写', 'A person, by listening') },
              { value: 'program', label: t('程序识别', 'A program') },
            ],
          },
          {
            name: 'program',
            kind: 'line',
            required: true,
            when: ({ how }) => how === 'program',
            label: { zh: '程序名称和版本', en: 'Name and version of the program' },
          },
          {
            name: 'replaces',
            kind: 'choice',
            when: () => open.length > 0,
            label: { zh: '更正哪一份', en: 'Which one it corrects' },
            options: [
              { value: '', label: t('不更正，另附一份', 'None: it is another one') },
              ...open.map((one) => ({ value: one.id, label: `${one.by.name} ${timeOf(one.at)}` })),
            ],
          },
        ]}
        shape={(values) => {
          const typed = values['text'];
          const text = chosen?.text ?? (typeof typed === 'string' ? typed : '');
          return { ...values, text, format: /^\uFEFF?WEBVTT/.test(text) ? 'vtt' : 'text' };
        }}
        submit={{ zh: '附上并封存', en: 'Attach and seal' }}
        onDone={() => setChosen(undefined)}
      />
    </div>
  );
};
