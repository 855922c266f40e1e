import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignSite {
  url: string;
  close: () => Promise<void>;
}

/** Somebody else's page; on `localhost` it is another origin of the same site, so that even Lax cookies go along. */
export const openForeignSite = async (): Promise<ForeignSite> => {
  const server = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end('<!doctype html><title>别处的页面</title><p>别处的页面</p>'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
};
