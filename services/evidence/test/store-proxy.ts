import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/**
 * Stands between a service and the store. `lies`: it says yes to every removal and shortening, and passes none of them on.
 * `down`: it hangs up on everybody.
 */
export class StoreProxy {
  mood: 'honest' | 'lies' | 'down' = 'honest';
  readonly #server = createServer((from, to) => this.#pass(from, to));
  readonly #target: URL;
  constructor(target: string) {
    this.#target = new URL(target);
  }

  async open(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(from: IncomingMessage, to: ServerResponse): void {
    if (this.mood === 'down') return void from.socket.destroy();
    if (this.mood === 'lies' && from.method === 'DELETE') {
      from.resume();
      to.writeHead(204).end();
      return;
    }
    // The Host header stays as the client signed it.
    const { hostname, port } = this.#target;
    const on = request(
      { hostname, port, method: from.method, path: from.url, headers: from.headers },
      (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      },
    );
    on.once('error', () => to.destroy());
    from.pipe(on);
  }
}
