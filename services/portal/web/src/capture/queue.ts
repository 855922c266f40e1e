import { evidenceApi } from '@sanzhi/contracts';
import { useSyncExternalStore } from 'react';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { sendFile } from '../recording/send-file.ts';
import { announced } from './announcing.ts';
import { askServer, loadClock } from './clock.ts';
import { bytesOf, releaseBytes } from './device-store.ts';
import { keepFieldData } from './field-data.ts';
import { change, itemsNow, refresh, setProgress } from './items.ts';
import { lacking, unannounced, type Item } from './model.ts';
import { asRefusal, refusalOf, stopsAll } from './refusal.ts';
import { setApart } from './set-apart.ts';
import { forgetSetBack, forgetSetBacks, isDropped, isSetBack, setBack } from './setting-back.ts';
import { recover } from './take-in.ts';
import { isUntoldDiscard, tellDiscard } from './discarding.ts';
import { tellMarks, untoldMarks } from './telling.ts';

const pauseMs = 15_000;
/** While the service examines something. */
const eagerMs = 2_000;

/** Of one step of an upload, before the next item has its turn. */
const mostTries = 5;

/** Whether the server answers, and to whom: `ended` means that somebody must sign in. */
export type Reach = 'unknown' | 'live' | 'offline' | 'ended';

let reach: Reach = 'unknown';
const listeners = new Set<() => void>();
const tell = (next: Reach) => {
  if (reach === next) return;
  reach = next;
  listeners.forEach((listener) => listener());
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useReach = () => useSyncExternalStore(subscribe, () => reach);

let signedIn: string | undefined;

let wake: () => void = () => undefined;
const nudges = new BroadcastChannel('sanzhi-capture-nudge');
nudges.onmessage = () => wake();
/** Something has changed that may let the queue go on, in whichever page it runs. */
export const nudge = () => {
  wake();
  nudges.postMessage('nudge');
};

const upload = async (item: Item): Promise<void> => {
  const id = item.recording ?? (await announced(item));
  await tellMarks(item.id);
  const view = await call(evidenceApi.getRecording, { id });
  if (view.state !== 'uploading') return follow({ ...item, recording: id });
  if (item.sha256 === undefined) return;
  const stop = new AbortController();
  let sent = 0;
  try {
    await sendFile(
      id,
      await bytesOf(item),
      view.partSize,
      {
        signal: stop.signal,
        mostTries,
        onProgress: (n) => {
          sent = n;
          setProgress(item.id, { sent, waiting: false });
        },
        onWait: (error) => {
          if (error) setProgress(item.id, { sent, waiting: true });
        },
      },
      item.sha256,
    );
  } finally {
    setProgress(item.id, undefined);
  }
  await change(item.id, { state: 'received' });
};

/** What became of it: only a seal with the digest made here lets the bytes go from this device. */
const follow = async (item: Item): Promise<void> => {
  const view = await call(evidenceApi.getRecording, { id: item.recording ?? '' });
  if (view.state === 'received' && item.state !== 'received') await change(item.id, { state: 'received' });
  const { progress } = view;
  if (view.state === 'received')
    setProgress(item.id, {
      sent: item.size,
      waiting: false,
      ...(progress && {
        examined: {
          words: progress.words,
          percent: Math.floor((100 * progress.doneBytes) / Math.max(1, progress.totalBytes)),
        },
      }),
    });
  else setProgress(item.id, undefined);
  if (view.state === 'quarantined') await setApart(item, view.fault);
  if (view.state !== 'sealed') return;
  if (view.sha256 !== item.sha256) {
    const words = {
      zh: '封存文件的数字指纹与本机的不一致，本机文件继续保留，请立即报告系统管理员',
      en: 'What was sealed has another digest than this device made; the bytes stay here; report it at once',
    };
    await change(item.id, { state: 'kept', refusal: { code: 'capture.other-digest', words, details: [] } });
    return;
  }
  await releaseBytes(item.id, {
    state: 'sealed',
    ...(view.sm3 && { sm3: view.sm3 }),
    ...(view.late && !view.late.reason && { late: true }),
  });
  await refresh();
};

const goOn = (item: Item) => (item.state === 'received' ? follow(item) : upload(item));

/** What an item meets stays with the item, unless nobody answers at all. */
const forward = async (item: Item): Promise<void> => {
  try {
    await goOn(item).catch(async (error: unknown) => {
      const anew = isDropped(error) && (await change(item.id, unannounced()));
      if (!anew) throw error;
      await goOn(anew);
    });
    forgetSetBack(item.id);
  } catch (error) {
    if (stopsAll(error)) throw error;
    const refused = refusalOf(error);
    if (refused) return void (await change(item.id, { refusal: asRefusal(refused) }));
    if (item.state === 'received') throw error;
    await askServer();
    await setBack(item, error);
  }
};

const passingOver = (work: Promise<void>) =>
  work.catch((error: unknown) => {
    if (stopsAll(error)) throw error;
  });

const isLocating = ({ locatingUntil = 0 }: Item) => Date.now() < locatingUntil;

const isDue = (item: Item, subject: string) =>
  item.owner.subject === subject &&
  !item.refusal &&
  item.state === 'kept' &&
  !isLocating(item) &&
  !isSetBack(item) &&
  lacking(item).length === 0;

const isAwaited = ({ owner, refusal, state }: Item) =>
  owner.subject === signedIn && !refusal && state === 'received';

/** A reason that was given after the recording had gone. */
const isUntold = (item: Item, subject: string) =>
  item.owner.subject === subject && item.recording !== undefined && untoldMarks(item).length > 0;

/** Once through the queue, in the order of capture. */
const pass = async (): Promise<void> => {
  try {
    const { subject } = await askServer();
    signedIn = subject;
    tell('live');
    await keepFieldData(subject).catch(() => undefined);
    const seen = new Set<string>();
    for (;;) {
      const next = itemsNow().find((item) => isDue(item, subject) && !seen.has(item.id));
      if (!next) break;
      seen.add(next.id);
      await forward(next);
    }
    for (const item of itemsNow()) if (isUntold(item, subject)) await passingOver(tellMarks(item.id));
    for (const item of itemsNow())
      if (item.owner.subject === subject && isUntoldDiscard(item)) await passingOver(tellDiscard(item));
  } catch (error) {
    tell(error instanceof Problem && error.status === 401 ? 'ended' : 'offline');
  }
};

/** Beside the uploads, which may be long: asks after what the service examines. */
const followAll = async (): Promise<never> => {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, eagerMs));
    if (reach !== 'live') continue;
    for (const item of itemsNow().filter(isAwaited)) await forward(item).catch(() => undefined);
  }
};

const rest = () =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, pauseMs);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

let started = false;

/** One page of this browser at a time works through the queue, for as long as it is open. */
export const startQueue = () => {
  if (started) return;
  started = true;
  window.addEventListener('online', () => {
    forgetSetBacks();
    nudge();
  });
  window.addEventListener('offline', () => tell('offline'));
  document.addEventListener('visibilitychange', nudge);
  void (async () => {
    await loadClock();
    await refresh();
    await recover(itemsNow());
    await navigator.locks.request('sanzhi-capture-queue', async () => {
      void followAll();
      for (;;) {
        await refresh();
        await recover(itemsNow()).catch(() => undefined);
        await pass();
        await rest();
      }
    });
  })();
};
