import { useSyncExternalStore } from 'react';
import { sendFile } from './send-file.ts';

export interface Upload {
  recording: string;
  matter: string;
  fileName: string;
  size: number;
  sent: number;
  state: 'running' | 'waiting' | 'failed' | 'stopped' | 'done';
  error?: unknown;
  sha256?: string;
}

/** Uploads go on while the user walks through the workbench; the page in which they began is no owner. */
let uploads: readonly Upload[] = [];
const stops = new Map<string, AbortController>();
const listeners = new Set<() => void>();

const tell = (next: readonly Upload[]) => {
  uploads = next;
  listeners.forEach((listener) => listener());
};
const change = (recording: string, part: Partial<Upload>) =>
  tell(uploads.map((one) => (one.recording === recording ? { ...one, ...part } : one)));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useUploads = () => useSyncExternalStore(subscribe, () => uploads);

export const isLive = ({ state }: Upload) => state === 'running' || state === 'waiting';

window.addEventListener('beforeunload', (event) => {
  if (uploads.some(isLive)) event.preventDefault();
});

const place = 'sanzhi.uploads';
const nameOf = (file: File) => `${file.name}|${file.size}|${file.lastModified}`;
const remembered = (): Record<string, string> => {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? '{}') as Record<string, string> | null) ?? {};
  } catch {
    return {};
  }
};
const remember = (recording: string, file?: File) => {
  const { [recording]: _, ...others } = remembered();
  localStorage.setItem(place, JSON.stringify(file ? { ...others, [recording]: nameOf(file) } : others));
};

/** Nothing more is to be sent for it. */
export const forget = (recording: string) => remember(recording);

interface Announced {
  id: string;
  fileName: string;
  size: number;
}

/** Whether this is the file that was announced: by name and size, and by its own time where this device knows it. */
export const isSameFile = ({ id, fileName, size }: Announced, file: File): boolean => {
  const known = remembered()[id];
  return known ? known === nameOf(file) : file.name === fileName && file.size === size;
};

/** The file of an unfinished upload by its name, size and time, among those this device announced. */
export const announcedFor = (file: File): string | undefined =>
  Object.entries(remembered()).find(([, name]) => name === nameOf(file))?.[0];

export const startUpload = async (recording: string, matter: string, file: File, partSize: number) => {
  if (uploads.some((one) => one.recording === recording && isLive(one))) return;
  remember(recording, file);
  const stop = new AbortController();
  stops.set(recording, stop);
  tell([
    ...uploads.filter((one) => one.recording !== recording),
    { recording, matter, fileName: file.name, size: file.size, sent: 0, state: 'running' },
  ]);
  try {
    const sha256 = await sendFile(recording, file, partSize, {
      signal: stop.signal,
      onProgress: (sent) => change(recording, { sent }),
      onWait: (error) => change(recording, { state: error ? 'waiting' : 'running', error }),
    });
    remember(recording);
    change(recording, { state: 'done', sent: file.size, sha256, error: undefined });
  } catch (error) {
    change(recording, stop.signal.aborted ? { state: 'stopped' } : { state: 'failed', error });
  }
};

export const stopUpload = (recording: string) => stops.get(recording)?.abort();
