import { useSyncExternalStore } from 'react';
import * as store from './device-store.ts';
import type { Item, Progress } from './model.ts';

/** What lies on this device, as every open page of the workbench sees it. */
interface Queue {
  items: readonly Item[];
  progress: ReadonlyMap<string, Progress>;
  loaded: boolean;
}

let queue: Queue = { items: [], progress: new Map(), loaded: false };
const listeners = new Set<() => void>();
const tell = (next: Queue) => {
  queue = next;
  listeners.forEach((listener) => listener());
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useQueue = () => useSyncExternalStore(subscribe, () => queue);
export const itemsNow = () => queue.items;
export const progressNow = (id: string) => queue.progress.get(id);

const others = new BroadcastChannel('sanzhi-capture');
const load = async () => tell({ ...queue, items: await store.allItems(), loaded: true });
others.onmessage = () => void load();

/** Reads the list anew here and in the other pages of this browser. */
export const refresh = async () => {
  await load();
  others.postMessage('changed');
};

export const change = async (id: string, part: Parameters<typeof store.changeItem>[1]) => {
  const next = await store.changeItem(id, part);
  await refresh();
  return next;
};

export const setProgress = (id: string, progress: Progress | undefined) => {
  const next = new Map(queue.progress);
  if (progress) next.set(id, progress);
  else next.delete(id);
  tell({ ...queue, progress: next });
};
