import { Logger } from '@nestjs/common';
import type { Clock } from '@sanzhi/kernel';
import type { Metrics } from '@sanzhi/telemetry';
import type { ConsumeMessage } from 'amqplib';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmedChannel } from './confirmed-channel.ts';
import { afterFailure, idOf, reasonOf } from './failure.ts';
import type { QueueTopology } from './topology.ts';

/** The meters of everything that consumes. */
export const metersOf = (metrics: Metrics) => ({
  consumed: metrics.counter('sanzhi_events_consumed_total', 'messages taken from a queue', [
    'queue',
    'outcome',
  ]),
  took: metrics.histogram('sanzhi_event_handling_seconds', 'time from delivery to effect', ['queue']),
});

interface MovingOptions {
  clock: Clock;
  metrics: Metrics;
  /** Carries failed messages to their ladder or parking. */
  moves: ConfirmedChannel;
}

/**
 * Brings a failed message to where it waits: it is elsewhere, confirmed, before it may be acknowledged here; until that
 * succeeds it is kept in hand, while wanted.
 */
export const mover = ({ clock, metrics, moves }: MovingOptions) => {
  const logger = new Logger('EventWorker');
  const { consumed } = metersOf(metrics);
  return async (
    topology: QueueTopology,
    message: ConsumeMessage,
    error: unknown,
    wanted: () => boolean,
  ): Promise<boolean> => {
    const { queue, tries, parked, properties } = afterFailure(topology, message, error, clock.now());
    for (;;) {
      try {
        await moves.publish('', queue, message.content, properties);
        consumed.inc({ queue: topology.queue, outcome: parked ? 'parked' : 'retried' });
        if (parked) logger.error({ parked: idOf(message), queue, tries, ...reasonOf(error) });
        return true;
      } catch (failure) {
        logger.warn(`${idOf(message)} not moved to ${queue} yet: ${reasonOf(failure).message}`);
        if (!wanted()) return false;
        await sleep(500);
      }
    }
  };
};
