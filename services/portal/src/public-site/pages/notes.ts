import type { Language } from '../words.ts';

/** Of a C2SP tlog-checkpoint: origin, size and root are its first three lines, signatures the lines after the empty one. */
export interface ReadNote {
  origin: string;
  size: number;
  root: string;
  /** Names of those who signed, in order; the log itself first. */
  signers: string[];
}

/** Reads a signed note for showing it. It checks nothing: that is for the reader's own tools. */
export const readNote = (note: string): ReadNote | undefined => {
  const [origin, size, root] = note.split('\n');
  if (!origin || !root || !/^\d+$/.test(size ?? '')) return undefined;
  const signers = [...note.matchAll(/^— (\S+) /gm)].map(([, name = '']) => name);
  return { origin, size: Number(size), root, signers };
};

export const sizeOf = (note: string): number | undefined => readNote(note)?.size;

export const beijing = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(new Date(instant));
