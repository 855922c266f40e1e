import { Metrics } from '@sanzhi/telemetry';
import type { Broker } from './broker.ts';
import { routingKeyOf, type CloudEvent } from './cloud-event.ts';
import { ConfirmedChannel } from './confirmed-channel.ts';
import { declareExchange } from './topology.ts';

export interface PublisherOptions {
  exchange?: string;
  timeoutMs?: number;
  metrics?: Metrics;
}

export const houseExchange = 'sanzhi.events';

/** Publishes events to the exchange of the house. */
export class EventPublisher {
  readonly #exchange: string;
  readonly #channel: ConfirmedChannel;
  readonly #published;

  constructor(
    broker: Broker,
    { exchange = houseExchange, timeoutMs, metrics = new Metrics('messaging') }: PublisherOptions = {},
  ) {
    this.#exchange = exchange;
    this.#channel = new ConfirmedChannel(broker.publishing, {
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      setup: (channel) => declareExchange(channel, exchange),
    });
    this.#published = metrics.counter('sanzhi_events_published_total', 'events given to the broker', [
      'outcome',
    ]);
  }

  get ready(): boolean {
    return this.#channel.ready;
  }

  onReady(listener: () => void): void {
    this.#channel.onReady(listener);
  }

  /**
   * Resolves when the broker holds the event in every queue bound to it. Rejects with `BrokerDown`, or with
   * `NotPublished` when there is no such queue (`event.unroutable`), it was refused, or no confirm came in time.
   */
  async publish(event: CloudEvent): Promise<void> {
    try {
      await this.#channel.publish(
        this.#exchange,
        routingKeyOf(event.type),
        Buffer.from(JSON.stringify(event)),
        { messageId: event.id, type: event.type, contentType: 'application/cloudevents+json' },
      );
      this.#published.inc({ outcome: 'confirmed' });
    } catch (error) {
      this.#published.inc({ outcome: (error as { code?: string }).code ?? 'failed' });
      throw error;
    }
  }

  async drain(ms: number): Promise<void> {
    await this.#channel.drain(ms);
  }
}
