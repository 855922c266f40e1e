import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { bundleRequested, type EventOf } from '@sanzhi/contracts';
import { DomainError } from '@sanzhi/kernel';
import { OnEvent } from '@sanzhi/messaging';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrepareBundle } from '../application/prepare-bundle.ts';

const patienceMs = 10_000;
const pauseMs = 300;

/** One at a time on a queue of its own. The ledger needs a moment to publish the request itself. */
@Controller()
export class BundleWorker {
  constructor(@Inject(PrepareBundle) readonly preparing: PrepareBundle) {}

  @OnEvent(bundleRequested, { queue: 'bundle-worker', prefetch: 1 })
  async requested(@Payload() { subject }: EventOf<typeof bundleRequested>): Promise<void> {
    for (const end = Date.now() + patienceMs; ; await sleep(pauseMs)) {
      try {
        return await this.preparing.execute({ id: subject });
      } catch (error) {
        const waits = error instanceof DomainError && error.detail.kind === 'unavailable';
        if (!waits || Date.now() > end) throw error;
      }
    }
  }
}
