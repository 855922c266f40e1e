import { derivedId, type Receipt } from '@sanzhi/kernel';
import type { AggregateStore } from '@sanzhi/persistence';
import type { Register } from '../application/ports.ts';

export class MongoRegister<T extends object> implements Register<T> {
  constructor(
    private readonly name: string,
    private readonly eventType: string,
    private readonly store: AggregateStore<T>,
  ) {}

  async put(key: string, agency: string, entry: T): Promise<Receipt> {
    const id = derivedId(this.name, key);
    const known = await this.store.load(id);
    const said = [{ type: this.eventType, data: entry }];
    return known ? this.store.save(known, entry, said) : this.store.create(id, agency, entry, said);
  }

  async get(key: string): Promise<T | undefined> {
    return (await this.store.load(derivedId(this.name, key)))?.state;
  }

  async all(filter: Record<string, unknown>): Promise<T[]> {
    return (await this.store.find(filter)).map(({ state }) => state);
  }
}
