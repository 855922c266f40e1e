import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Clock } from '@sanzhi/kernel';
import { Metrics } from '@sanzhi/telemetry';
import { Broker } from './broker.ts';
import { BrokerHealth } from './broker-health.ts';
import { EventPublisher } from './event-publisher.ts';
import { EventStrategy, type StrategyOptions } from './event-strategy.ts';
import { OutboxRelay } from './outbox-relay.ts';
import type { OutboxSource } from './outbox.ts';
import { Parking } from './parking.ts';

export interface MessagingOptions extends Omit<StrategyOptions, 'broker' | 'metrics'> {
  url: string;
  /** More may be given to `OutboxRelay.attach`. */
  sources?: readonly OutboxSource[];
  clock?: Clock;
}

type AsyncOptions = Pick<ModuleMetadata, 'imports'> &
  Pick<FactoryProvider<MessagingOptions>, 'useFactory' | 'inject'>;

const settings = Symbol('MessagingOptions');
const metrics = { token: Metrics, optional: true };

class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #broker: Broker;
  readonly #publisher: EventPublisher;
  readonly #relay: OutboxRelay;

  constructor(broker: Broker, publisher: EventPublisher, relay: OutboxRelay) {
    this.#broker = broker;
    this.#publisher = publisher;
    this.#relay = relay;
  }

  onApplicationBootstrap(): void {
    this.#relay.start();
  }

  /** After Nest has closed the transports: what handlers have said on the way out still goes. */
  async onApplicationShutdown(): Promise<void> {
    await this.#relay.stop();
    await this.#publisher.drain(5000);
    await this.#broker.close();
  }
}

/**
 * Everything a service needs to publish and consume. Then in main.ts:
 * `app.connectMicroservice({ strategy: app.get(EventStrategy) })` and `app.startAllMicroservices()`.
 */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return MessagingModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: AsyncOptions): DynamicModule {
    const providers: FactoryProvider[] = [
      { provide: settings, inject, useFactory },
      {
        provide: Broker,
        inject: [settings],
        useFactory: ({ url, service }: MessagingOptions) => new Broker(url, service),
      },
      {
        provide: EventPublisher,
        inject: [settings, Broker, metrics],
        useFactory: ({ exchange }: MessagingOptions, broker: Broker, meters?: Metrics) =>
          new EventPublisher(broker, {
            ...(exchange ? { exchange } : {}),
            ...(meters ? { metrics: meters } : {}),
          }),
      },
      {
        provide: EventStrategy,
        inject: [settings, Broker, metrics],
        useFactory: (options: MessagingOptions, broker: Broker, meters?: Metrics) =>
          new EventStrategy({ ...options, broker, ...(meters ? { metrics: meters } : {}) }),
      },
      {
        provide: OutboxRelay,
        inject: [settings, EventPublisher, metrics],
        useFactory: (
          { sources = [], clock }: MessagingOptions,
          publisher: EventPublisher,
          meters?: Metrics,
        ) =>
          new OutboxRelay(sources, publisher, {
            ...(clock ? { clock } : {}),
            ...(meters ? { metrics: meters } : {}),
          }),
      },
      {
        provide: Parking,
        inject: [Broker, EventStrategy],
        useFactory: (broker: Broker, strategy: EventStrategy) => new Parking(broker, () => strategy.topology),
      },
      {
        provide: BrokerHealth,
        inject: [Broker, EventStrategy],
        useFactory: (broker: Broker, strategy: EventStrategy) => new BrokerHealth(broker, strategy),
      },
      {
        provide: Lifecycle,
        inject: [Broker, EventPublisher, OutboxRelay],
        useFactory: (broker: Broker, publisher: EventPublisher, relay: OutboxRelay) =>
          new Lifecycle(broker, publisher, relay),
      },
    ];
    return {
      module: MessagingModule,
      global: true,
      imports,
      providers,
      exports: [Broker, EventPublisher, EventStrategy, OutboxRelay, Parking, BrokerHealth],
    };
  }
}
