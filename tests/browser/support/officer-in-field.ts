import type { Locator } from 'playwright-core';
import { accountOf } from '@sanzhi/testing';
import type { Bureau } from './bureau.ts';
import { Desk, partOfUpload } from './desk.ts';
import { partOf } from './long-film.ts';

/** Where 新田县 lies. */
export const somewhere = { latitude: 25.906_231, longitude: 112.203_417 };

/** An officer with a telephone: camera and whereabouts allowed, signed in, the shell of the workbench on the device. */
export const goOut = async (bureau: Bureau, username: string): Promise<Desk> => {
  const desk = await Desk.open(bureau.chromium.browser, bureau.url);
  await desk.context.grantPermissions(['camera', 'microphone', 'geolocation'], { origin: bureau.url });
  await desk.context.setGeolocation(somewhere);
  await desk.signIn(username);
  await desk.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  return desk;
};

export const captured = (desk: Desk, state?: string): Locator =>
  desk.page.locator(`li.queued${state === undefined ? '' : `[data-state="${state}"]`}`);

/** The network goes and the page is opened anew: from here on it comes from the device. */
export const goOffline = async (desk: Desk): Promise<void> => {
  await desk.context.setOffline(true);
  await desk.page.reload();
  await desk.find('capture-offline').waitFor();
};

/** The tab dies as it does when the telephone runs out of memory: nothing is told to the page. */
export const killPage = async (desk: Desk): Promise<void> => {
  const crashed = desk.page.waitForEvent('crash');
  await desk.page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await desk.page.close();
};

/** The media that the page announces from now on, in order. */
export const mediaAnnounced = (desk: Desk): string[] => {
  const media: string[] = [];
  desk.page.on('request', (request) => {
    if (/\/matters\/[^/]+\/recordings$/.test(request.url()) && request.method() === 'POST')
      media.push((request.postDataJSON() as { medium: string }).medium);
  });
  return media;
};

/** The parts that the page sends to the store from now on. */
export const partsSent = (desk: Desk): number[] => {
  const sent: number[] = [];
  desk.page.on('request', (request) => {
    if (request.method() === 'PUT' && partOfUpload.test(request.url())) sent.push(partOf(request.url()));
  });
  return sent;
};

export const chooseMatter = async (desk: Desk, matter: string, place: string): Promise<void> => {
  await desk.fill('capture', { matter });
  for (const { certificate } of ['chen.handler', 'li.handler'].map(accountOf))
    await desk.page.getByTestId('capture-officers').locator(`input[value="${certificate}"]`).setChecked(true);
  await desk.find('capture-place').fill(place);
};

/** Records for some seconds and taps the marks on the way. */
export const film = async (
  desk: Desk,
  medium: 'video' | 'audio',
  seconds: number,
  marks: readonly string[] = [],
): Promise<void> => {
  const before = await captured(desk).count();
  await desk.press(`capture-${medium}`);
  await desk.find('capture-time').waitFor();
  for (const kind of marks) {
    await desk.press(`capture-mark-${kind}`);
    await desk.page.locator(`[data-testid="capture-mark-${kind}"][data-count="1"]`).waitFor();
  }
  await desk.page.waitForTimeout(seconds * 1000);
  await desk.press('capture-stop');
  await captured(desk).nth(before).waitFor();
};

export const photograph = async (desk: Desk): Promise<void> => {
  const before = await captured(desk).count();
  await desk.press('capture-photo');
  await desk.press('capture-shoot');
  await captured(desk).nth(before).waitFor();
  await desk.press('capture-photo-end');
};

export interface OnDevice {
  id: string;
  order: number;
  title: string;
  medium: string;
  state: string;
  sha256: string;
  /** Of the bytes as they lie there, computed by the browser itself. */
  found: string;
  size: number;
  /** How many bytes are there. */
  lies: number;
  marks: { kind: string }[];
  gaps: { reason?: string }[];
}

const opened = `new Promise((resolve, reject) => {
  const asked = indexedDB.open('sanzhi-capture');
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
})`;
const answer =
  'new Promise((resolve, reject) => { r.onsuccess = () => resolve(r.result); r.onerror = reject; })';

/** What lies in the browser's database, oldest first, read beside the page's own code. */
export const onDevice = (desk: Desk): Promise<OnDevice[]> =>
  desk.page.evaluate(`(async () => {
    const database = await ${opened};
    const all = (store, range) => { const r = database.transaction(store).objectStore(store).getAll(range); return ${answer}; };
    const items = await all('items');
    const told = [];
    for (const { id, order, said, medium, state, sha256, size, marks, gaps } of items) {
      const bytes = new Blob(await all('pieces', IDBKeyRange.bound([id, 0], [id, Infinity])));
      const hash = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
      const found = [...new Uint8Array(hash)].map((n) => n.toString(16).padStart(2, '0')).join('');
      told.push({ id, order, title: said.title, medium, state, sha256, found, size, marks, gaps, lies: bytes.size });
    }
    database.close();
    return told.sort((a, b) => a.order - b.order);
  })()`);

/** Turns one bit of the first piece, as somebody with the device in hand could. */
export const tamper = (desk: Desk, id: string): Promise<void> =>
  desk.page.evaluate(`(async () => {
    const database = await ${opened};
    const key = [${JSON.stringify(id)}, 0];
    const piece = await (() => { const r = database.transaction('pieces').objectStore('pieces').get(key); return ${answer}; })();
    const bytes = new Uint8Array(await piece.arrayBuffer());
    bytes[bytes.length - 1] ^= 1;
    await (() => { const r = database.transaction('pieces', 'readwrite').objectStore('pieces').put(new Blob([bytes]), key); return ${answer}; })();
    database.close();
  })()`);
