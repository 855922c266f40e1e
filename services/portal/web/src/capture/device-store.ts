import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ClockReading, FieldMatter, Item } from './model.ts';

export interface Remembered {
  /** Numbers this browser among the devices of the agency. */
  device: string;
  clock: ClockReading;
  places: string[];
  setting: { matter?: string | undefined; activity?: string | undefined; officers: string[]; place: string };
  position: boolean;
}

interface Device extends DBSchema {
  items: { key: string; value: Item };
  pieces: { key: [item: string, number: number]; value: Blob };
  matters: { key: string; value: FieldMatter };
  remembered: { key: keyof Remembered; value: unknown };
}

/** Told that it is on the disk, not that it is on the way there. */
const strictly = { durability: 'strict' } as const;

let opened: Promise<IDBPDatabase<Device>> | undefined;
const device = () =>
  (opened ??= openDB<Device>('sanzhi-capture', 1, {
    upgrade(database) {
      database.createObjectStore('items', { keyPath: 'id' });
      database.createObjectStore('pieces');
      database.createObjectStore('matters', { keyPath: 'id' });
      database.createObjectStore('remembered');
    },
    terminated() {
      opened = undefined;
    },
  }));

const ofItem = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

export const allItems = async (): Promise<Item[]> =>
  (await (await device()).getAll('items')).sort((a, b) => a.order - b.order);

export const addItem = async (item: Omit<Item, 'order'>): Promise<Item> => {
  const tx = (await device()).transaction('items', 'readwrite', strictly);
  const last = Math.max(0, ...(await tx.store.getAll()).map(({ order }) => order));
  const added = { ...item, order: last + 1 };
  await tx.store.add(added);
  await tx.done;
  return added;
};

/** Changes what is given and leaves the rest as it is in the store, whoever wrote it. */
export const changeItem = async (id: string, change: Partial<Item> | ((item: Item) => Partial<Item>)) => {
  const tx = (await device()).transaction('items', 'readwrite', strictly);
  const known = await tx.store.get(id);
  const next = known && { ...known, ...(typeof change === 'function' ? change(known) : change) };
  if (next) await tx.store.put(next);
  await tx.done;
  return next;
};

/** A piece and the digest so far, in one write. */
export const appendPiece = async (id: string, piece: Blob, hash: Uint8Array): Promise<void> => {
  const tx = (await device()).transaction(['items', 'pieces'], 'readwrite', strictly);
  const item = await tx.objectStore('items').get(id);
  if (item?.state === 'recording') {
    await tx.objectStore('pieces').add(piece, [id, item.pieces]);
    const endedAt = new Date().toISOString();
    await tx
      .objectStore('items')
      .put({ ...item, pieces: item.pieces + 1, size: item.size + piece.size, hash, endedAt });
  }
  await tx.done;
};

/** The bytes in their order, without reading them. */
export const bytesOf = async ({ id, contentType }: Item): Promise<Blob> =>
  new Blob(await (await device()).getAll('pieces', ofItem(id)), { type: contentType });

/** The item stays as a line of the list; its bytes go. */
export const releaseBytes = async (id: string, change: Partial<Item>): Promise<void> => {
  const tx = (await device()).transaction(['items', 'pieces'], 'readwrite', strictly);
  const item = await tx.objectStore('items').get(id);
  if (item) await tx.objectStore('items').put({ ...item, ...change });
  await tx.objectStore('pieces').delete(ofItem(id));
  await tx.done;
};

/** Only for lines whose bytes have gone, or that never had any. */
export const removeItem = async (id: string): Promise<void> => {
  const tx = (await device()).transaction(['items', 'pieces'], 'readwrite');
  if ((await tx.objectStore('pieces').count(ofItem(id))) === 0) await tx.objectStore('items').delete(id);
  await tx.done;
};

/** The matters of one officer are replaced as a whole; nobody else's are kept. */
export const keepMatters = async (matters: readonly FieldMatter[]): Promise<void> => {
  const tx = (await device()).transaction('matters', 'readwrite');
  await tx.store.clear();
  for (const matter of matters) await tx.store.put(matter);
  await tx.done;
};

export const keptMatters = async (subject: string): Promise<FieldMatter[]> =>
  (await (await device()).getAll('matters')).filter((one) => one.subject === subject);

export const recall = async <K extends keyof Remembered>(name: K): Promise<Remembered[K] | undefined> =>
  (await (await device()).get('remembered', name)) as Remembered[K] | undefined;

export const remember = async <K extends keyof Remembered>(name: K, value: Remembered[K]): Promise<void> => {
  await (await device()).put('remembered', value, name);
};
