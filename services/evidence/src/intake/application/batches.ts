import { absent, derivedId, type Clock, type Receipt } from '@sanzhi/kernel';
import { compareAgain, openBatch, type BatchLine, type Difference } from '../domain/batch.ts';
import { personOf } from './known.ts';
import type { Batches, Caller, Items, KeptBatch, KeptItem } from './ports.ts';

/** 登记采集批次: the same list of the same agency is the same batch, from wherever it is read again. */
export class OpenBatch {
  readonly #batches: Batches;
  readonly #clock: Clock;
  constructor(batches: Batches, clock: Clock) {
    this.#batches = batches;
    this.#clock = clock;
  }

  async execute(input: {
    name: string;
    listSha256: string;
    lines: BatchLine[];
    differences: Difference[];
    who: Caller;
  }): Promise<Receipt> {
    const { who, ...given } = input;
    const { agency } = who;
    const id = derivedId('batch', agency, given.listSha256);
    const kept = await this.#batches.get(id);
    if (kept) {
      const change = compareAgain(kept.state, given);
      return change ? this.#batches.save(kept, change) : { id, version: kept.version };
    }
    const openedAt = this.#clock.now().toISOString();
    return this.#batches.add(openBatch({ ...given, id, agency, openedAt, openedBy: personOf(who) }));
  }
}

export interface BatchReport extends KeptBatch {
  /** The latest file of each line, by its name. */
  files: ReadonlyMap<string, KeptItem>;
}

export class ReadBatches {
  readonly #batches: Batches;
  readonly #items: Items;
  constructor(batches: Batches, items: Items) {
    this.#batches = batches;
    this.#items = items;
  }

  page(filter: Parameters<Batches['page']>[0]) {
    return this.#batches.page(filter);
  }

  async one({ id, who }: { id: string; who: { agency: string } }): Promise<BatchReport> {
    const kept = await this.#batches.get(id);
    if (!kept || kept.agency !== who.agency) throw absent({ zh: '采集批次', en: 'batch' }, id);
    const files = new Map<string, KeptItem>();
    for (const item of await this.#items.ofBatch(id)) {
      const before = files.get(item.state.fileName);
      if (!before || before.state.attempt < item.state.attempt) files.set(item.state.fileName, item);
    }
    return { ...kept, files };
  }
}
