import type { Person } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { invalid } from './checks.ts';
import type { Sealed } from './derive.ts';
import type { Change, Derived, Recording, Transcript } from './recording.ts';

export interface TranscriptGiven {
  id: string;
  format: Transcript['format'];
  text: string;
  how: Transcript['how'];
  program?: string | undefined;
  replaces?: string | undefined;
}

/** WebVTT §4.1 (W3C): the optional byte order mark, the word, and then nothing or white space. */
const beginsAsVtt = /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/;

const checkText = ({ format, text }: TranscriptGiven): void => {
  if (!text.isWellFormed() || text.includes('\0') || text.trim() === '')
    throw invalid('transcript.not-text', 'text', {
      zh: '文件不是有效的UTF-8文本，请另存为UTF-8编码后再附上',
      en: 'The file is no text in UTF-8; save it as UTF-8 and attach that',
    });
  if (format === 'vtt' && !beginsAsVtt.test(text))
    throw invalid('transcript.not-vtt', 'text', {
      zh: '字幕文件应为WebVTT格式（首行为WEBVTT）；没有时间的文字请按“纯文本”附上',
      en: 'A subtitle file is WebVTT and begins with WEBVTT; words without times go in as plain text',
    });
};

const checkPlace = ({ medium, transcripts = [] }: Recording, { replaces }: TranscriptGiven): void => {
  if (medium === 'photo')
    throw invalid('transcript.no-time', 'format', {
      zh: '照片没有可整理的声音',
      en: 'There is nothing to be heard in a photo',
    });
  if (replaces === undefined) return;
  if (!transcripts.some(({ id }) => id === replaces))
    throw invalid('transcript.unknown', 'replaces', {
      zh: '没有要更正的这份文字整理',
      en: 'There is no such transcript to correct',
    });
  if (transcripts.some((one) => one.replaces === replaces))
    throw new DomainError('transcript.corrected-already', {
      zh: '这份文字整理已有更正件，请更正最新的一份',
      en: 'It has been corrected already; correct the newest one',
    });
};

/** May it stand beside this record? The bytes that are to be kept, as they were given. */
export const transcriptBytes = (recording: Recording, given: TranscriptGiven): Buffer => {
  checkText(given);
  checkPlace(recording, given);
  if (given.how === 'program' && given.program === undefined)
    throw invalid('transcript.program-missing', 'program', {
      zh: '由程序生成的，须写明程序名称',
      en: 'Made by a program: name it',
    });
  return Buffer.from(given.text, 'utf8');
};

/** 附上文字整理: another object beside the record, sealed as long; what was attached before stays as it is. */
export const addTranscript = (
  recording: Sealed,
  { given, file, size }: { given: TranscriptGiven; file: Derived; size: number },
  { now, by }: { now: Date; by: Person },
): Change => {
  checkPlace(recording, given);
  const known = recording.transcripts ?? [];
  if (known.some((one) => one.file.sha256 === file.sha256))
    throw new DomainError('transcript.duplicate', {
      zh: '同样内容的文字整理已经附上',
      en: 'A transcript with the very same words is attached already',
    });
  const { id, format, how, program, replaces } = given;
  const made = {
    how,
    ...(how === 'program' && program !== undefined ? { program } : {}),
    ...(replaces === undefined ? {} : { replaces }),
  };
  const { sha256, versionId, contentType } = file;
  return {
    recording: {
      ...recording,
      transcripts: [...known, { id, format, ...made, by, at: now.toISOString(), size, file }],
    },
    facts: [
      {
        fact: 'derived',
        kind: 'transcript',
        derived: id,
        source: recording.sha256,
        sha256,
        versionId,
        contentType,
        ...made,
      },
    ],
  };
};
