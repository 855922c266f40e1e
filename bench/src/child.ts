import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

interface Question {
  id: number;
  name: string;
  input: unknown;
}
interface Answer {
  id: number;
  output?: unknown;
  error?: string;
}

/** One side of a measurement in a process of its own, asked over the pipe that ends it when its asker ends. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (output: unknown) => void; reject: (error: Error) => void }
  >();
  #asked = 0;

  constructor(script: string) {
    this.#process = fork(join(import.meta.dirname, script), { serialization: 'advanced' });
    this.#process.on('message', ({ id, output, error }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(output);
      else waiting?.reject(new Error(`${script}: ${error}`));
    });
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${script} ended (${code})`));
      this.#waiting.clear();
    });
  }

  ask<T>(name: string, input?: unknown): Promise<T> {
    const id = (this.#asked += 1);
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (output: unknown) => void, reject });
      const question: Question = { id, name, input };
      this.#process.send(question, (error) => {
        if (error) reject(error);
      });
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.disconnect();
    await gone;
  }
}

/** In the child: what can be asked of it. Its end is that of the pipe. */
export const answering = <I>(answers: Readonly<Record<string, (input: I) => unknown>>): void => {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, name, input }: Question) => {
    const work = async (): Promise<unknown> => answers[name]?.(input as I);
    work().then(
      (output) => process.send?.({ id, output } satisfies Answer),
      (error: Error) => process.send?.({ id, error: error.stack ?? error.message } satisfies Answer),
    );
  });
};
