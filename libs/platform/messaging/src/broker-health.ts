import type { Broker } from './broker.ts';
import type { EventStrategy } from './event-strategy.ts';

export interface BrokerHealthResult {
  broker: { status: 'up' | 'down'; connected: boolean; consuming: boolean };
}

/** Readiness: connected for publishing and consuming, and every queue has its consumer. Shaped for terminus. */
export class BrokerHealth {
  readonly #broker: Broker;
  readonly #strategy: EventStrategy;

  constructor(broker: Broker, strategy: EventStrategy) {
    this.#broker = broker;
    this.#strategy = strategy;
  }

  check(): BrokerHealthResult {
    const { connected } = this.#broker;
    const { consuming } = this.#strategy;
    return { broker: { status: connected && consuming ? 'up' : 'down', connected, consuming } };
  }
}
