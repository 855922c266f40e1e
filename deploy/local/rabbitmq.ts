import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import type { Instance } from './instance.ts';
import type { Part } from './part.ts';
import { running, startDetached, stopProcess, waitHealthy } from './processes.ts';

/** Debian's own script would change to the user and folders of the system-wide broker. */
const server = '/usr/lib/rabbitmq/bin/rabbitmq-server';

export const amqpUrl = ({ secrets: { rabbitmq: s }, ports }: Instance): string =>
  `amqp://${s.user}:${s.password}@127.0.0.1:${ports.rabbitmq}/${encodeURIComponent(s.vhost)}`;

const answers = async (instance: Instance): Promise<boolean> => {
  try {
    const connection = await connect(amqpUrl(instance), { timeout: 2_000 });
    connection.on('error', () => undefined);
    await connection.close();
    return true;
  } catch {
    return false;
  }
};

/** The first start makes the user and the vhost from these; with another default user there is no guest. */
const configuration = ({ secrets: { rabbitmq: s }, ports }: Instance): string =>
  [
    `listeners.tcp.local = 127.0.0.1:${ports.rabbitmq}`,
    `default_user = ${s.user}`,
    `default_pass = ${s.password}`,
    `default_vhost = ${s.vhost}`,
    'default_permissions.configure = .*',
    'default_permissions.read = .*',
    'default_permissions.write = .*',
    'log.console = true',
    'log.console.level = warning',
    'log.file = false',
    'disk_free_limit.absolute = 200MB',
    // 12 h: reading a recording of terabytes once may take longer than the broker's half hour.
    'consumer_timeout = 43200000',
    '',
  ].join('\n');

/**
 * RabbitMQ 3.10 registers a new quorum queue in a table that reaches the disk only seconds later: a broker killed in
 * between comes back with a queue that nobody serves. This process inside the broker writes such tables at once. The broker's script splits arguments at spaces: there is none.
 */
const syncTables =
  'spawn(fun()->(fun(F)->F(F)end)(fun(F)->timer:sleep(50),[spawn(dets,sync,[T])||T<-dets:all()],F(F)end)end).';

const environment = (instance: Instance, home: string): Record<string, string | undefined> => ({
  PATH: process.env['PATH'],
  LC_ALL: 'C.UTF-8',
  HOME: home,
  ERL_EPMD_PORT: String(instance.ports.rabbitmqEpmd),
  ERL_EPMD_ADDRESS: '127.0.0.1',
  RABBITMQ_NODENAME: `sanzhi-${instance.name}@localhost`,
  RABBITMQ_DIST_PORT: String(instance.ports.rabbitmqNode),
  RABBITMQ_CONF_ENV_FILE: join(home, 'none-env.conf'),
  RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
  RABBITMQ_ADVANCED_CONFIG_FILE: join(home, 'none.config'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
  RABBITMQ_MNESIA_BASE: join(home, 'mnesia'),
  RABBITMQ_LOG_BASE: join(home, 'log'),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none -eval ${syncTables}`,
  // Makes the script replace itself by the broker, so that the pid is the broker's own.
  RUNNING_UNDER_SYSTEMD: 'true',
});

export const rabbitmq: Part = {
  name: 'rabbitmq',
  ports: () => ['rabbitmq', 'rabbitmqEpmd', 'rabbitmqNode'],
  install: () => Promise.resolve(),
  start: async (instance) => {
    const home = join(instance.folder, 'data', 'rabbitmq');
    for (const folder of ['', 'mnesia', 'log']) mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, 'rabbitmq.conf'), configuration(instance), { mode: 0o600 });
    writeFileSync(join(home, 'enabled_plugins'), '[].\n');
    const env = environment(instance, home);
    // Erlang would start its port mapper by itself and leave it behind; as our own child it is stopped with the rest.
    if (!running(instance, 'epmd'))
      startDetached(instance, 'epmd', { command: 'epmd', args: [], env, cwd: home });
    startDetached(instance, 'rabbitmq', { command: server, args: [], env, cwd: home });
    await waitHealthy(instance, 'rabbitmq', () => answers(instance), 90_000);
  },
  healthy: async (instance) => running(instance, 'rabbitmq') !== undefined && answers(instance),
  stop: async (instance) => {
    await stopProcess(instance, 'rabbitmq', 30_000);
    await stopProcess(instance, 'epmd');
  },
};
