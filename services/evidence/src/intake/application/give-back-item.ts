import { giveBack } from '../domain/assign.ts';
import type { Items, Outcomes } from './ports.ts';

/** 退回待归案: a file whose recording was set apart after it had been assigned is nobody's record, and says why. */
export class GiveBackItem {
  readonly #items: Items;
  readonly #outcomes: Outcomes;
  constructor(items: Items, outcomes: Outcomes) {
    this.#items = items;
    this.#outcomes = outcomes;
  }

  /** Most recordings never were such a file. */
  async execute({ recording, agency }: { recording: string; agency: string }): Promise<void> {
    const kept = await this.#items.ofRecording(recording, agency);
    if (!kept) return;
    const { fault } = (await this.#outcomes.one({ id: recording, who: { agency } })).state;
    const change = fault && giveBack(kept.state, recording, fault);
    if (change) await this.#items.save(kept, change);
  }
}
