import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { envelope } from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import type { LedgerEvent } from '../application/ports.ts';
import { SequenceEvents } from '../application/sequence-events.ts';

/** Events are taken as they were said: what the envelope does not name stays with them. */
const asSaid = {
  parse: (event: unknown): unknown => {
    envelope.parse(event);
    return event;
  },
};

/** Law 3: every event of every service. A queue of its own, one consumer, batches in order of arrival. */
@Controller()
export class LedgerConsumer {
  constructor(@Inject(SequenceEvents) readonly sequencer: SequenceEvents) {}

  @OnEvent('#', { queue: 'ledger', prefetch: 2048, batch: 1024, schema: asSaid })
  on(@Payload() events: readonly LedgerEvent[]): Promise<void> {
    return this.sequencer.execute(events);
  }
}
