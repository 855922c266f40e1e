import { connect } from 'amqplib';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const server = (): string => {
  const home = '/usr/lib/rabbitmq/lib';
  const found = readdirSync(home).find((name) => name.startsWith('rabbitmq_server-'));
  if (!found) throw new Error(`no RabbitMQ under ${home}: install the package rabbitmq-server`);
  return join(home, found, 'sbin', 'rabbitmq-server');
};

/** A RabbitMQ of this test's own, which it may kill and start again on the same data. */
export class OwnBroker {
  readonly url: string;
  readonly #home: string;
  readonly #env: Record<string, string>;
  readonly #epmd: ChildProcess;
  #child: ChildProcess | undefined;

  private constructor(port: number, dist: number, epmd: number) {
    this.url = `amqp://guest:guest@127.0.0.1:${port}`;
    this.#home = mkdtempSync(join(tmpdir(), 'sanzhi-broker-'));
    writeFileSync(join(this.#home, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\n`);
    writeFileSync(join(this.#home, 'plugins'), '[].');
    this.#env = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.#home,
      RABBITMQ_NODENAME: `own${port}@localhost`,
      RABBITMQ_MNESIA_BASE: join(this.#home, 'data'),
      RABBITMQ_LOG_BASE: join(this.#home, 'log'),
      RABBITMQ_CONFIG_FILE: join(this.#home, 'rabbitmq'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(this.#home, 'plugins'),
      RABBITMQ_DIST_PORT: String(dist),
      ERL_EPMD_PORT: String(epmd),
      ERL_EPMD_ADDRESS: '127.0.0.1',
    };
    // Ours, in the foreground: the one that Erlang starts by itself would outlive the broker.
    this.#epmd = spawn('epmd', ['-port', String(epmd), '-address', '127.0.0.1'], { stdio: 'ignore' });
  }

  static async start(): Promise<OwnBroker> {
    const broker = new OwnBroker(await freePort(), await freePort(), await freePort());
    await broker.start();
    return broker;
  }

  async start(): Promise<void> {
    this.#child = spawn(server(), { env: this.#env, stdio: 'ignore', detached: true });
    for (const until = Date.now() + 120_000; ; await sleep(250)) {
      try {
        return await (await connect(this.url)).close();
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }

  /** `kill -9` of the broker and all it started. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    this.#child = undefined;
  }

  async remove(): Promise<void> {
    await this.kill();
    this.#epmd.kill('SIGKILL');
    rmSync(this.#home, { recursive: true, force: true });
  }
}
