import { useSyncExternalStore } from 'react';
import type { Session } from '../api/session.tsx';
import { clockNow } from './clock.ts';
import { change } from './items.ts';
import type { Gap, InterruptionKind, Item, Mark, Medium, Said } from './model.ts';
import { follow, patienceMs, whereabouts } from './position.ts';
import { TakeIn } from './take-in.ts';
import { noTrack, withPoint } from './track.ts';

/** A piece a second: what a killed page loses at most. */
const pieceMs = 1_000;
const shapes: Record<'video' | 'audio', readonly string[]> = {
  video: ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
  audio: ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4'],
};
const endings: Record<string, string> = {
  'video/webm': 'webm',
  'video/mp4': 'mp4',
  'audio/webm': 'weba',
  'audio/mp4': 'm4a',
  'image/jpeg': 'jpg',
};

const pure = (type: string) => type.split(';')[0]?.trim() ?? type;

export interface Running {
  medium: 'video' | 'audio';
  item: string;
  stream: MediaStream;
  beganAt: number;
  marks: readonly Mark[];
  gaps: readonly Gap[];
  /** Since when a track has been silent, dark or gone. */
  holes: Partial<Record<InterruptionKind, string>>;
}

let running: Running | undefined;
/** Why the last one ended by itself. */
let broken: unknown;
let end: (() => Promise<void>) | undefined;
const listeners = new Set<() => void>();
const tell = (next: Running | undefined) => {
  running = next;
  listeners.forEach((listener) => listener());
};
const alter = (part: Partial<Running>) => running && tell({ ...running, ...part });
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** It goes on while the officer looks at other pages of the workbench. */
export const useRunning = () => useSyncExternalStore(subscribe, () => running);
export const useBroken = () => useSyncExternalStore(subscribe, () => broken);
export const isRunning = () => running !== undefined;

window.addEventListener('beforeunload', (event) => {
  if (running) event.preventDefault();
});

export const newItem = (
  { subject, name }: Session,
  said: Said,
  medium: Medium,
  contentType: string,
  at = new Date(),
): Omit<Item, 'order'> => {
  const id = crypto.randomUUID();
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14);
  const clock = clockNow();
  return {
    id,
    owner: { subject, name },
    said,
    medium,
    source: 'page',
    contentType,
    fileName: `${medium}-${stamp}-${id.slice(0, 8)}.${endings[contentType] ?? 'bin'}`,
    startedAt: at.toISOString(),
    endedAt: at.toISOString(),
    size: 0,
    pieces: 0,
    ...(clock && { clock }),
    marks: [],
    gaps: [],
    state: 'recording',
    key: crypto.randomUUID(),
    unanswered: [],
    told: [],
  };
};

/** A little more than finding a place may take. */
const locatingMs = patienceMs + 5_000;

/** Where a picture was taken: it waits for that before it goes up, but not for long. */
export const place = async (id: string, wanted: boolean): Promise<void> => {
  if (!wanted) return void (await change(id, { positionFault: 'not-asked' }));
  await change(id, { locatingUntil: Date.now() + locatingMs });
  await change(id, { ...(await whereabouts()), locatingUntil: undefined });
};

/** Where the device goes while it records; what is not allowed or not to be had is said, not guessed. */
const keepTrack = (id: string, wanted: boolean): (() => void) => {
  if (!wanted) {
    void change(id, { positionFault: 'not-asked' });
    return () => undefined;
  }
  let track = noTrack;
  return follow(
    (point) => {
      const next = withPoint(track, point);
      if (next.points === track.points) return;
      track = next;
      const { at: _, ...first } = point;
      void change(id, ({ position }) => ({
        track: track.points,
        position: position ?? first,
        positionFault: undefined,
      }));
    },
    (positionFault) => void (track.points.length === 0 && change(id, { positionFault })),
  );
};

export const openStream = (medium: Medium): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: medium !== 'photo',
    ...(medium !== 'audio' && {
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    }),
  });

/** The browser takes the lock away whenever the page is hidden: it is asked for again when it is seen. */
const keepAwake = (): (() => void) => {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const hold = async () => {
    if (document.visibilityState !== 'visible') return;
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    if (over) void lock?.release();
  };
  const again = () => void hold();
  void hold();
  document.addEventListener('visibilitychange', again);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
};

/** Records until it is told to stop, or until the device takes the camera away. */
export const startRecording = async (
  session: Session,
  said: Said,
  medium: 'video' | 'audio',
  withPosition: boolean,
): Promise<void> => {
  if (running) return;
  const stream = await openStream(medium);
  const type = shapes[medium].find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type });
  const contentType = pure(recorder.mimeType || type || `${medium}/webm`);
  const taken = await TakeIn.open(newItem(session, said, medium, contentType)).catch((error: unknown) => {
    stream.getTracks().forEach((track) => track.stop());
    throw error;
  });
  const { id } = taken.item;
  const sleep = keepAwake();
  const stopped = Promise.withResolvers<void>();
  const stay = keepTrack(id, withPosition);
  recorder.ondataavailable = ({ data }) => {
    if (data.size)
      void taken.append(data).catch((failed: unknown) => {
        broken = failed;
        if (recorder.state !== 'inactive') recorder.stop();
      });
  };
  recorder.onerror = () => (broken = new Error('recorder'));
  recorder.onstop = () => {
    const endedAt = new Date().toISOString();
    stream.getTracks().forEach((track) => track.stop());
    sleep();
    stay();
    holeKinds.forEach(closeHole);
    void taken
      .close({ endedAt })
      .catch((failed: unknown) => (broken = failed))
      .finally(() => {
        tell(undefined);
        stopped.resolve();
      });
  };
  recorder.start(pieceMs);
  broken = undefined;
  tell({
    medium,
    item: id,
    stream,
    beganAt: Date.parse(taken.item.startedAt),
    marks: [],
    gaps: [],
    holes: {},
  });
  end = () => {
    if (recorder.state !== 'inactive') recorder.stop();
    return stopped.promise;
  };
  for (const track of stream.getTracks()) {
    const silent = track.kind === 'video' ? 'no-picture' : 'no-sound';
    track.onmute = () => openHole(silent);
    track.onunmute = () => closeHole(silent);
    track.onended = () => {
      openHole('device-gone');
      if (recorder.state !== 'inactive') recorder.stop();
    };
  }
};

export const stopRecording = async () => end?.();

const holeKinds = ['no-picture', 'no-sound', 'device-gone'] as const;
type HoleKind = (typeof holeKinds)[number];

const openHole = (what: HoleKind) =>
  running && alter({ holes: { [what]: new Date().toISOString(), ...running.holes } });

const closeHole = (what: HoleKind) => {
  const from = running?.holes[what];
  if (!running || from === undefined) return;
  const gap = { id: crypto.randomUUID(), from, to: new Date().toISOString(), what };
  const { [what]: _, ...holes } = running.holes;
  tell({ ...running, holes, gaps: [...running.gaps, gap] });
  void change(running.item, ({ gaps }) => ({ gaps: [...gaps, gap] })).catch(() => undefined);
};

/** One tap: on the device before it is seen. */
export const mark = async (kind: string) => {
  if (!running) return;
  const second = Math.round((Date.now() - running.beganAt) / 100) / 10;
  const marks = [...running.marks, { id: crypto.randomUUID(), kind, second }];
  await change(running.item, { marks });
  alter({ marks });
};

/** What the camera sees at this moment, as it sees it. */
export const still = async (film: HTMLVideoElement): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = film.videoWidth;
  canvas.height = film.videoHeight;
  canvas.getContext('2d')?.drawImage(film, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.92),
  );
};
