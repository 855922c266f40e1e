import type { CloudEvent } from './cloud-event.ts';

interface Lane {
  waiting: CloudEvent[];
  /** Waiting, under way or published but not yet settled; none of these is taken twice. */
  ids: Set<string>;
}

export interface LaneWork {
  publish(event: CloudEvent): Promise<void>;
  settle(aggregateId: string, eventIds: readonly string[]): Promise<void>;
  failed(aggregateId: string, error: unknown): void;
}

/** One lane per aggregate: its events go one after the other; different aggregates side by side, `parallel` at most. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #queue: string[] = [];
  readonly #idle: (() => void)[] = [];
  readonly #work: LaneWork;
  readonly #parallel: number;
  #active = 0;
  #waiting = 0;

  constructor(work: LaneWork, parallel: number) {
    this.#work = work;
    this.#parallel = parallel;
  }

  get waiting(): number {
    return this.#waiting;
  }

  add(aggregateId: string, events: readonly CloudEvent[]): void {
    let lane = this.#lanes.get(aggregateId);
    if (!lane) {
      this.#lanes.set(aggregateId, (lane = { waiting: [], ids: new Set() }));
      this.#queue.push(aggregateId);
    }
    for (const event of events) {
      if (lane.ids.has(event.id)) continue;
      lane.ids.add(event.id);
      lane.waiting.push(event);
      this.#waiting += 1;
    }
    this.#start();
  }

  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void> {
    if (this.#lanes.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #start(): void {
    while (this.#active < this.#parallel) {
      const id = this.#queue.shift();
      if (id === undefined) return;
      this.#active += 1;
      void this.#run(id, this.#lanes.get(id) as Lane);
    }
  }

  async #run(id: string, lane: Lane): Promise<void> {
    try {
      while (lane.waiting.length > 0) {
        const done: string[] = [];
        try {
          for (let event = lane.waiting[0]; event; event = lane.waiting[0]) {
            await this.#work.publish(event);
            done.push(event.id);
            lane.waiting.shift();
            this.#waiting -= 1;
          }
        } finally {
          if (done.length > 0) await this.#work.settle(id, done);
        }
      }
    } catch (error) {
      this.#work.failed(id, error);
    }
    this.#waiting -= lane.waiting.length;
    this.#lanes.delete(id);
    this.#active -= 1;
    this.#start();
    if (this.#lanes.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
