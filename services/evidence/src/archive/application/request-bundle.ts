import type { AccessPurpose, BundleForm } from '@sanzhi/contracts';
import type { Clock, Receipt } from '@sanzhi/kernel';
import { isOver } from '@sanzhi/statute';
import { request, type Caller } from '../domain/bundle.ts';
import type { Bundles, Cases } from './ports.ts';

/** 导出申请: who, what for. It is written before anything is gathered. */
export class RequestBundle {
  readonly #bundles: Bundles;
  readonly #cases: Cases;
  readonly #clock: Clock;
  constructor({ bundles, cases, clock }: { bundles: Bundles; cases: Cases; clock: Clock }) {
    this.#bundles = bundles;
    this.#cases = cases;
    this.#clock = clock;
  }

  async execute(input: {
    id: string;
    matter: string;
    form: BundleForm;
    purpose: AccessPurpose;
    note?: string | undefined;
    who: Caller;
  }): Promise<Receipt> {
    // A repeat ends here with its first answer.
    await this.#bundles.get(input.id);
    const { state } = await this.#cases.read(input.matter, input.who);
    const part = await this.#cases.partIn(input.matter, input.who);
    return this.#bundles.add(request({ ...input, over: isOver(state), part, now: this.#clock.now() }));
  }
}
