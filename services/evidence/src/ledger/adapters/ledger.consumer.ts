import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { envelope } from '@sanzhi/contracts';
import { OnEvent, Poison } from '@sanzhi/messaging';
import type { Entries, LedgerEvent } from '../application/ports.ts';
import { ENTRIES } from './tokens.ts';

/** Law 3: every event of every service, as it was said. A queue of its own; one at a time keeps the order of arrival. */
@Controller()
export class LedgerConsumer {
  constructor(@Inject(ENTRIES) readonly entries: Entries) {}

  @OnEvent('#', { queue: 'ledger', prefetch: 1 })
  async on(@Payload() event: LedgerEvent): Promise<void> {
    const checked = envelope.safeParse(event);
    if (!checked.success) throw new Poison('ledger.envelope', checked.error.message);
    await this.entries.append(event);
  }
}
