import type { Channel } from 'amqplib';

/** One durable queue with its retry ladder and its parking. */
export interface QueueTopology {
  queue: string;
  exchange: string;
  bindings: readonly string[];
  /** Delay before try 2, 3, … in milliseconds. */
  ladder: readonly number[];
  deliveryLimit: number;
  prefetch: number;
  /** Only one consumer at a time is given messages; the next one takes over when it goes. */
  single?: boolean;
}

export const parkingOf = (queue: string): string => `${queue}.parking`;
export const stepOf = (queue: string, delay: number): string => `${queue}.retry.${delay}`;

/** RabbitMQ keeps the source message until the target has it only under these two together. */
const lossless = { 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': 'reject-publish' };
/** Peeking counts as a delivery, RabbitMQ 4 drops at its default of 20, and 3.10 knows no "unlimited". */
const neverDrop = { 'x-delivery-limit': 2_000_000_000 };

const deadLetterTo = (queue: string) => ({
  ...lossless,
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': queue,
});

export const declareExchange = (channel: Channel, exchange: string) =>
  channel.assertExchange(exchange, 'topic', { durable: true });

/**
 * Declares the exchange, the queue, its ladder and its parking; repeating it changes nothing.
 * A delay is part of the name of its queue, so that another ladder never meets an older declaration.
 */
export const declareTopology = async (channel: Channel, topology: QueueTopology): Promise<void> => {
  const { queue, exchange, bindings, ladder, deliveryLimit, single } = topology;
  const declare = (name: string, settings: Record<string, unknown>) =>
    channel.assertQueue(name, { durable: true, arguments: { 'x-queue-type': 'quorum', ...settings } });
  await declareExchange(channel, exchange);
  await declare(parkingOf(queue), neverDrop);
  await declare(queue, {
    'x-delivery-limit': deliveryLimit,
    ...deadLetterTo(parkingOf(queue)),
    ...(single ? { 'x-single-active-consumer': true } : {}),
  });
  for (const delay of new Set(ladder))
    await declare(stepOf(queue, delay), {
      'x-message-ttl': delay,
      ...neverDrop,
      ...deadLetterTo(queue),
    });
  for (const binding of bindings) await channel.bindQueue(queue, exchange, binding);
};
