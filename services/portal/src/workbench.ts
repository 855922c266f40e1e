import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../web/dist');

/**
 * A service worker may fetch what this site has and nothing else, and is asked for anew at every visit: a stale one would
 * keep serving a stale workbench.
 */
const workerHeaders = {
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'self'",
};
/** Not named by their content. */
const unhashed = new Set(['manifest.webmanifest', 'icon.svg', 'check.js']);

/** The workbench: files as built, and its page for every address below `/workbench/` that is no file. */
export const openWorkbench = async (app: NestFastifyApplication, storeUrl: string): Promise<void> => {
  const policy = [
    "default-src 'self'",
    `connect-src 'self' ${storeUrl}`,
    `media-src 'self' ${storeUrl} blob:`,
    `img-src 'self' data: blob: ${storeUrl}`,
    `frame-src 'self' ${storeUrl}`,
    "style-src 'self' 'unsafe-inline'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  const page = (reply: FastifyReply) => reply.sendFile('index.html');
  await app.register(files as never, {
    root,
    prefix: '/workbench/',
    index: false,
    wildcard: false,
    maxAge: '1h',
    setHeaders: (reply: FastifyReply, path: string) => {
      if (basename(path) === 'sw.js') void reply.headers(workerHeaders);
      else if (basename(path) === 'index.html')
        void reply.headers({ 'cache-control': 'no-cache', 'content-security-policy': policy });
      else if (unhashed.has(basename(path))) void reply.header('cache-control', 'no-cache');
    },
  });
  const server = app.getHttpAdapter().getInstance();
  server.get('/workbench', (_: FastifyRequest, reply: FastifyReply) => reply.redirect('/workbench/', 302));
  server.get('/workbench/*', (_: FastifyRequest, reply: FastifyReply) => page(reply));
};
