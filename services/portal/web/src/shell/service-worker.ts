/// <reference lib="webworker" />
import { howToAnswer, patienceMs } from './policy.ts';

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build: the files of the workbench, and a digest of their names and of the page. */
declare const SHELL: { version: string; files: string[] };

const shell = `sanzhi-shell-${SHELL.version}`;
const page = '/workbench/';

self.addEventListener('install', (event) => {
  const requests = SHELL.files.map((file) => new Request(`/workbench/${file}`, { cache: 'no-cache' }));
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(requests))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const clear = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('sanzhi-shell-') && name !== shell);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

const kept = async (request: Request | string): Promise<Response | undefined> =>
  (await caches.open(shell)).match(request, { ignoreVary: true });

/** The page as the server has it now; as it was built with this worker when no good answer comes in time. */
const freshPage = async (request: Request): Promise<Response> => {
  const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
  if (answer?.ok) return answer;
  return (await kept(page)) ?? answer ?? Response.error();
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const way = howToAnswer(request, self.location.origin);
  if (way === 'page') event.respondWith(freshPage(request));
  if (way === 'file') event.respondWith(kept(request).then((file) => file ?? fetch(request)));
});
