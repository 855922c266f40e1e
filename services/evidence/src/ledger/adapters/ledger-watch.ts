import { Logger } from '@nestjs/common';
import { HealthDetail } from '@sanzhi/http';
import type { Metrics } from '@sanzhi/telemetry';
import type { ClearRow } from '../application/ports.ts';
import type { Stand, Standing } from '../application/standing.ts';

/** Tells everyone how the ledger stands: log, metrics, /health/ready. */
export class LedgerWatch {
  readonly #logger = new Logger('Ledger');
  readonly #latency;

  constructor(stand: Stand, metrics: Metrics) {
    this.#latency = metrics.histogram(
      'sanzhi_ledger_publish_seconds',
      'time from an entry stored to its being publicly provable',
    );
    const size = metrics.gauge('sanzhi_ledger_published_entries', 'entries under the published checkpoint');
    const refused = metrics.gauge(
      'sanzhi_ledger_refused',
      '1: something beneath the ledger was altered, nothing more is published',
    );
    const waiting = metrics.gauge('sanzhi_ledger_waiting', '1: waits for witnesses or a part that is away');
    const unstamped = metrics.gauge(
      'sanzhi_ledger_unstamped',
      'published checkpoints without a time stamp yet',
    );
    stand.onChange((now, before) => {
      size.set(now.size);
      refused.set(now.state === 'refused' ? 1 : 0);
      waiting.set(now.state === 'waiting' ? 1 : 0);
      unstamped.set(now.unstamped);
      this.#log(now, before);
    });
  }

  published(rows: readonly ClearRow[], now: Date): void {
    for (const { arrivedAt } of rows) this.#latency.observe((now.getTime() - arrivedAt.getTime()) / 1000);
  }

  #log(now: Standing, before: Standing): void {
    if (now.state === before.state && now.code === before.code) return;
    const told = { state: now.state, size: now.size, code: now.code, reason: now.words?.en };
    if (now.state === 'refused') this.#logger.error(told);
    else if (now.state === 'waiting') this.#logger.warn(told);
    else this.#logger.log(told);
  }
}

/** Evidence itself works on while publishing does not, so this never takes the service down. */
export const healthOf = ({ now: { state, size, unstamped, code, words } }: Stand): HealthDetail =>
  new HealthDetail({
    state,
    size,
    unstamped,
    ...(code === undefined ? {} : { code }),
    ...(words === undefined ? {} : { zh: words.zh, en: words.en }),
  });
