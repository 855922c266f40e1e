import type { Channel, GetMessage } from 'amqplib';
import { absent } from '@sanzhi/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker } from './broker.ts';
import { ConfirmedChannel } from './confirmed-channel.ts';
import { BrokerDown } from './errors.ts';
import { again, header, headersOf, idOf } from './failure.ts';
import { Serial } from './serial.ts';
import { parkingOf, stepOf, type QueueTopology } from './topology.ts';

export interface ParkedMessage {
  id: string;
  type: string | undefined;
  code: string;
  message: string;
  tries: number;
  firstFailedAt: string | undefined;
  lastFailedAt: string | undefined;
  /** As it came, at most 16 KiB of it. */
  body: string;
}

export interface QueueCounts {
  queue: string;
  ready: number;
  consumers: number;
  retrying: number;
  parked: number;
}

/** What an operator sees of the queues of a service. Parked messages can be looked at and replayed, never discarded. */
export class Parking {
  readonly #broker: Broker;
  readonly #topology: () => readonly QueueTopology[];
  readonly #moves: ConfirmedChannel;
  readonly #serial = new Serial();

  constructor(broker: Broker, topology: () => readonly QueueTopology[]) {
    this.#broker = broker;
    this.#topology = topology;
    this.#moves = new ConfirmedChannel(broker.publishing);
  }

  counts(): Promise<QueueCounts[]> {
    return this.#onChannel(async (channel) => {
      const counts: QueueCounts[] = [];
      for (const { queue, ladder } of this.#topology()) {
        const { messageCount, consumerCount } = await channel.checkQueue(queue);
        let retrying = 0;
        for (const delay of new Set(ladder))
          retrying += (await channel.checkQueue(stepOf(queue, delay))).messageCount;
        const parked = (await channel.checkQueue(parkingOf(queue))).messageCount;
        counts.push({ queue, ready: messageCount, consumers: consumerCount, retrying, parked });
      }
      return counts;
    });
  }

  /** Oldest first. Looking takes nothing away. */
  list(queue: string, limit = 50): Promise<ParkedMessage[]> {
    return this.#inParking(queue, async (messages) => {
      const parked: ParkedMessage[] = [];
      for await (const message of messages(limit)) parked.push(describe(message));
      return parked;
    });
  }

  /** Gives one parked message, or all, back to its queue with its tries counted anew; answers how many. */
  replay(queue: string, which: { id: string } | 'all'): Promise<number> {
    return this.#inParking(queue, async (messages, take) => {
      let replayed = 0;
      for await (const message of messages(Infinity)) {
        if (which !== 'all' && which.id !== idOf(message)) continue;
        await this.#moves.publish('', queue, message.content, again(message, {}));
        take(message);
        replayed += 1;
        if (which !== 'all') return replayed;
      }
      if (which !== 'all') throw absent({ zh: '停放的消息', en: 'parked message' }, which.id);
      return replayed;
    });
  }

  /** What `work` does not take is back in its place before this resolves, so that the next look finds it. */
  #inParking<T>(
    queue: string,
    work: (
      messages: (limit: number) => AsyncGenerator<GetMessage>,
      take: (m: GetMessage) => void,
    ) => Promise<T>,
  ): Promise<T> {
    if (!this.#topology().some((known) => known.queue === queue))
      return Promise.reject(absent({ zh: '队列', en: 'queue' }, queue));
    const parking = parkingOf(queue);
    return this.#serial.run(parking, () =>
      this.#onChannel(async (channel) => {
        let { messageCount } = await channel.checkQueue(parking);
        const take = (message: GetMessage) => {
          channel.ack(message);
          messageCount -= 1;
        };
        try {
          return await work((limit) => waiting(channel, parking, Math.min(messageCount, limit)), take);
        } finally {
          channel.nackAll(true);
          await refilled(channel, parking, messageCount);
        }
      }),
    );
  }

  async #onChannel<T>(work: (channel: Channel) => Promise<T>): Promise<T> {
    const { model } = this.#broker.consuming;
    if (!model) throw new BrokerDown('not connected');
    const channel = await model.createChannel();
    channel.on('error', () => undefined);
    try {
      return await work(channel);
    } finally {
      await channel.close().catch(() => undefined);
    }
  }
}

/** Those parked now; one parked meanwhile is not waited for. */
async function* waiting(channel: Channel, parking: string, count: number): AsyncGenerator<GetMessage> {
  for (let left = count; left > 0; left -= 1) {
    const message = await channel.get(parking);
    if (message === false) return;
    yield message;
  }
}

/** A quorum queue takes messages back a moment later than it is told. */
const refilled = async (channel: Channel, parking: string, count: number): Promise<void> => {
  for (let looks = 0; looks < 100; looks += 1) {
    if ((await channel.checkQueue(parking)).messageCount >= count) return;
    await sleep(10);
  }
};

interface Death {
  reason: string;
  count: number;
}

const describe = (message: GetMessage): ParkedMessage => {
  const headers = headersOf(message);
  const deaths = (headers['x-death'] ?? []) as Death[];
  const crashed =
    headers[header.code] === undefined && deaths.some(({ reason }) => reason === 'delivery_limit');
  const text = (name: string) => (typeof headers[name] === 'string' ? headers[name] : undefined);
  return {
    id: idOf(message),
    type: message.properties.type === undefined ? undefined : String(message.properties.type),
    code: crashed ? 'delivery.unanswered' : (text(header.code) ?? 'unknown'),
    message: crashed
      ? 'delivered again and again without an answer: the consumer died or lost its connection each time'
      : (text(header.message) ?? ''),
    tries: Number(headers[header.tries] ?? 0),
    firstFailedAt: text(header.first),
    lastFailedAt: text(header.last),
    body: message.content.subarray(0, 16 * 1024).toString(),
  };
};
