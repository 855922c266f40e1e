import type { DynamicModule } from '@nestjs/common';
import type { BaseConfig } from '@sanzhi/config';
import type { Route } from '@sanzhi/contracts';
import { PlatformModule, type Checks } from '@sanzhi/http';
import { IdentityModule } from '@sanzhi/identity';
import { fileClock, systemClock, type Clock } from '@sanzhi/kernel';
import { BrokerDown, BrokerHealth, MessagingModule, Parking } from '@sanzhi/messaging';
import {
  AggregateStore,
  openDatabase,
  ReadModel,
  StoredClaims,
  type StoreContext,
} from '@sanzhi/persistence';
import { currentTraceparent } from '@sanzhi/telemetry';
import type { Connection } from 'mongoose';
import { eachEventOnce } from './each-event-once.ts';
import { operationsOver } from './operations.ts';

/**
 * What a service with its own database and queues stands on: its stores, its clock, and the modules that bring it
 * identity, messages, health and checked routes. Every store opened here publishes its events.
 */
export class House {
  readonly clock: Clock;
  readonly #stores: AggregateStore<object>[] = [];
  readonly #context: StoreContext;
  readonly #checks: Checks = {};

  private constructor(
    readonly service: string,
    readonly config: BaseConfig,
    readonly connection: Connection,
  ) {
    this.clock = config.SANZHI_CLOCK_FILE === undefined ? systemClock : fileClock(config.SANZHI_CLOCK_FILE);
    this.#context = { service, now: () => this.clock.now(), traceparent: currentTraceparent };
  }

  static async open(service: string, config: BaseConfig): Promise<House> {
    return new House(
      service,
      config,
      await openDatabase(config.MONGODB_URL.reveal(), config.MONGODB_DATABASE),
    );
  }

  store<S extends object>(collection: string, indexes: Record<string, 1 | -1>[] = []): AggregateStore<S> {
    const store = new AggregateStore<S>(this.connection, collection, this.#context, indexes);
    this.#stores.push(store as unknown as AggregateStore<object>);
    return store;
  }

  readModel<T extends object>(collection: string): ReadModel<T> {
    return new ReadModel<T>(this.connection, collection);
  }

  claims(collection: string): StoredClaims {
    return new StoredClaims(this.connection, collection, () => this.clock.now());
  }

  /** One more thing that /health/ready looks at. */
  watch(name: string, check: Checks[string]): void {
    this.#checks[name] = check;
  }

  /** Call after the last store is opened: makes the indexes, then names the modules to import. */
  async imports(api: Record<string, Route>): Promise<DynamicModule[]> {
    for (const store of this.#stores) await store.prepare();
    const { config, service, clock } = this;
    return [
      IdentityModule.forRoot({
        keycloakUrl: config.KEYCLOAK_URL,
        issuer: config.KEYCLOAK_ISSUER,
        audience: config.OIDC_AUDIENCE,
      }),
      MessagingModule.forRoot({
        url: config.AMQP_URL.reveal(),
        service,
        sources: this.#stores,
        clock,
        wrap: eachEventOnce,
      }),
      PlatformModule.forRoot({
        service,
        logLevel: config.LOG_LEVEL,
        api,
        inject: [BrokerHealth, Parking],
        checks: (broker: BrokerHealth) => ({
          database: async () => this.connection.db?.command({ ping: 1 }),
          broker: async () => {
            if (broker.check().broker.status === 'down') throw new BrokerDown('not consuming');
          },
          ...this.#checks,
        }),
        operations: (_: BrokerHealth, parking: Parking) => operationsOver(parking),
      }),
    ];
  }
}
