import type { Connection } from 'mongoose';
import type { Progress, Step } from '../application/ports.ts';

const atMostEveryMs = 1000;

interface Row extends Step {
  _id: string;
}

/** A small document beside the recording, written at most once a second; the last word of a step may be missing. */
export class MongoProgress implements Progress {
  readonly #connection: Connection;
  readonly #said = new Map<string, { step: string; at: number }>();
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async say(id: string, step: Omit<Step, 'at'>): Promise<void> {
    const last = this.#said.get(id);
    const now = Date.now();
    if (last && last.step === step.step && now - last.at < atMostEveryMs) return;
    this.#said.clear();
    this.#said.set(id, { step: step.step, at: now });
    const at = new Date(now).toISOString();
    await this.#rows.updateOne({ _id: id }, { $set: { ...step, at } }, { upsert: true });
  }

  async of(id: string): Promise<Step | undefined> {
    const row = await this.#rows.findOne({ _id: id });
    if (!row) return undefined;
    const { step, doneBytes, totalBytes, at } = row;
    return { step, doneBytes, totalBytes, at };
  }

  get #rows() {
    return this.#connection.collection<Row>('recording_progress');
  }
}
