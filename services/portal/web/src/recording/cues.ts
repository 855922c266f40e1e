import { evidenceApi, type TranscriptView } from '@sanzhi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf } from '../api/call.ts';
import { problemOf } from '../api/problem.ts';

/** Something that is said: from which second on, when the transcript tells. */
export interface Cue {
  from?: number;
  to?: number;
  text: string;
}

const wordsOf = (cue: VTTCue): string => {
  const said = cue.getCueAsHTML();
  const who = said.querySelector('span[title]')?.getAttribute('title');
  return `${who ? `${who}：` : ''}${said.textContent ?? cue.text}`;
};

/** Read by the browser's own reader of WebVTT. */
const timed = (address: string): Promise<Cue[]> =>
  new Promise((resolve, reject) => {
    const media = document.createElement('video');
    const track = document.createElement('track');
    track.kind = 'metadata';
    track.src = address;
    track.onload = () =>
      resolve(
        [...(track.track.cues ?? [])].map((cue) => ({
          from: cue.startTime,
          to: cue.endTime,
          text: wordsOf(cue as VTTCue),
        })),
      );
    track.onerror = () => reject(new Error('the transcript cannot be read'));
    media.append(track);
    track.track.mode = 'hidden';
  });

const untimed = async (address: string): Promise<Cue[]> => {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw await problemOf(response);
  const lines = (await response.text()).split(/\r\n|\r|\n/);
  return lines.filter((line) => line.trim() !== '').map((text) => ({ text }));
};

/** What a transcript says; an access to its recording opens it. It never changes, so it is read once. */
export const cuesOf = (access: string, { id, format }: Pick<TranscriptView, 'id' | 'format'>) =>
  queryOptions({
    queryKey: ['transcript', id],
    queryFn: () => {
      const address = addressOf(evidenceApi.accessTranscript, { id: access, transcript: id });
      return format === 'vtt' ? timed(address) : untimed(address);
    },
    staleTime: Infinity,
  });

/** Those that nothing has corrected, the newest first. */
export const standing = (transcripts: readonly TranscriptView[]): TranscriptView[] =>
  transcripts.filter(({ id }) => !transcripts.some(({ replaces }) => replaces === id)).toReversed();

const plain = (words: string) => words.normalize('NFKC').toLocaleLowerCase();

/** Which cues hold these words, whatever their width and case. */
export const holding = (cues: readonly Cue[], words: string): Cue[] => {
  const wanted = plain(words.trim());
  return wanted === '' ? [] : cues.filter(({ text }) => plain(text).includes(wanted));
};

/** The cue that is being said at this second. */
export const cueAt = (cues: readonly Cue[], second: number): number =>
  cues.findLastIndex(
    ({ from, to }) => from !== undefined && from <= second && (to === undefined || second < to),
  );
