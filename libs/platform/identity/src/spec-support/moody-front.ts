import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Mood =
  'through' | 'silent' | 'maintenance' | 'html-called-json' | 'empty-set' | 'failing' | 'endless';

export interface Front {
  url: string;
  mood: Mood;
  /** How often the keys were asked for. */
  asked: number;
  close(): Promise<void>;
}

const page = '<!doctype html><title>503</title><h1>系统维护中</h1>';

/** A proxy before `target` that can misbehave the way proxies do. */
export const moodyFront = async (target: string | (() => object)): Promise<Front> => {
  const server = createServer((incoming, outgoing) => {
    front.asked += 1;
    const json = (text: string) => outgoing.setHeader('content-type', 'application/json').end(text);
    switch (front.mood) {
      case 'silent':
        return;
      case 'maintenance':
        return outgoing.setHeader('content-type', 'text/html').end(page);
      case 'html-called-json':
        return json(page);
      case 'empty-set':
        return json('{"keys":[]}');
      case 'failing':
        return outgoing.writeHead(502).end();
      case 'endless': {
        outgoing.setHeader('content-type', 'application/json');
        const more = () => {
          while (!outgoing.destroyed && outgoing.write(' '.repeat(65_536)));
        };
        outgoing.on('drain', more);
        return more();
      }
      case 'through':
        if (typeof target === 'function') return json(JSON.stringify(target()));
        return request(new URL(incoming.url ?? '/', target), { headers: incoming.headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        }).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'through',
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return front;
};
