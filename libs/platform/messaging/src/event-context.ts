import { BaseRpcContext } from '@nestjs/microservices';
import type { CloudEvent } from './cloud-event.ts';

export interface Delivery {
  service: string;
  queue: string;
  /** `Class.method` of the handler at work. */
  handler: string;
  /** Failures so far. */
  tries: number;
  event: CloudEvent;
}

/** Runs every handler; the place for "this handler has seen this event". */
export type Wrap = (event: CloudEvent, work: () => Promise<unknown>, delivery: Delivery) => Promise<unknown>;

/** What `@Ctx()` gives a handler. */
export class EventContext extends BaseRpcContext<[Delivery]> {
  constructor(delivery: Delivery) {
    super([delivery]);
  }
  get delivery(): Delivery {
    return this.getArgByIndex(0) as Delivery;
  }
}
