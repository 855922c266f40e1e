import { DomainError, type Clock, type Words } from '@sanzhi/kernel';
import { told, verdictOf, type BucketTest, type LockVerdict } from '../domain/lock-state.ts';
import { ignoreStale } from './known.ts';
import type { Alarm, LockProof, Watches } from './ports.ts';

const words: Record<LockVerdict, Words> = {
  holds: { zh: '存储锁定有效', en: 'The store keeps what it locks' },
  unproven: {
    zh: '存储锁定尚未验证通过，暂不能收存新的记录；正在自动重试，请稍后再试',
    en: 'The lock of the store is not proven yet, so nothing new is taken in; it is being tried again',
  },
  broken: {
    zh: '存储锁定失效：已停止收存和封存新的记录，已封存的不受改动。请立即通知系统管理员按运维手册“存储锁定失效”处理；未上传的原始文件留在执法记录仪或者本机，不要删除',
    en: 'The store lets go of locked records: nothing new is taken in or sealed. Tell the administrator at once (runbook: lock broken) and keep the originals on their devices',
  },
};

/** At start and on a timer: does the store really refuse what it must refuse? While it does not, intake stops (law 2). */
export class WatchLock {
  readonly #proof: LockProof;
  readonly #watches: Watches;
  readonly #alarm: Alarm;
  readonly #clock: Clock;
  #verdict: LockVerdict = 'unproven';
  #tests: BucketTest[] = [];
  #testedAt: string | undefined;
  #since: string | undefined;

  constructor(proof: LockProof, watches: Watches, alarm: Alarm, clock: Clock) {
    this.#proof = proof;
    this.#watches = watches;
    this.#alarm = alarm;
    this.#clock = clock;
  }

  get verdict(): LockVerdict {
    return this.#verdict;
  }

  state() {
    return {
      state: this.#verdict,
      words: words[this.#verdict],
      buckets: this.#tests,
      ...(this.#testedAt === undefined ? {} : { testedAt: this.#testedAt }),
      ...(this.#since === undefined ? {} : { since: this.#since }),
    };
  }

  /** Refuses to take in or to seal while the lock is not known to hold. */
  assertHolds(): void {
    if (this.#verdict === 'holds') return;
    throw new DomainError(`storage.lock-${this.#verdict}`, words[this.#verdict], { kind: 'unavailable' });
  }

  async execute(): Promise<LockVerdict> {
    const tests = await this.#proof.test();
    const now = this.#clock.now();
    const verdict = verdictOf(tests, this.#verdict);
    if (verdict !== this.#verdict) this.#since = now.toISOString();
    this.#tests = tests;
    this.#verdict = verdict;
    this.#testedAt = now.toISOString();
    if (verdict === 'broken') this.#alarm.raise('storage.lock-broken', words.broken, { buckets: tests });
    await this.#tell(now);
    return verdict;
  }

  /** Each agency once for each change; what a kill left untold is told by the next test. */
  async #tell(now: Date): Promise<void> {
    const buckets = this.#tests
      .filter(({ through }) => through.length > 0)
      .map(({ bucket, through }) => ({ bucket, through }));
    for (const kept of await this.#watches.all()) {
      const change = told(kept.state, { verdict: this.#verdict, buckets }, now);
      if (change) await this.#watches.save(kept, change).catch(ignoreStale);
    }
  }
}
