import { civilDateOf } from '@sanzhi/statute';
import type { Clock } from '@sanzhi/kernel';
import { lapse } from '../domain/preserve.ts';
import type { Commands, Exhibits } from './ports.ts';

const timer = { name: '先行登记保存时钟' };

/** 逾期自动解除 (行政处罚法第五十六条): each once, whoever else looks at the same moment. */
export class LapsePreservations {
  readonly #exhibits: Exhibits;
  readonly #commands: Commands;
  readonly #clock: Clock;
  constructor(exhibits: Exhibits, commands: Commands, clock: Clock) {
    this.#exhibits = exhibits;
    this.#commands = commands;
    this.#clock = clock;
  }

  /** How many it has ended; `failed` is told of one that could not be, which is tried again. */
  async execute(failed: (id: string, error: unknown) => void): Promise<number> {
    const overdue = await this.#exhibits.overdue(civilDateOf(this.#clock.now()));
    let ended = 0;
    for (const { id } of overdue)
      try {
        if (await this.#commands.once(`lapse:${id}`, timer, () => this.#one(id))) ended += 1;
      } catch (error) {
        failed(id, error);
      }
    return ended;
  }

  async #one(id: string) {
    const kept = await this.#exhibits.get(id);
    const change = kept && lapse(kept.state, { now: this.#clock.now(), by: timer });
    return kept && change ? this.#exhibits.save(kept, change) : undefined;
  }
}
