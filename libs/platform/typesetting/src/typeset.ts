import { Worker } from 'node:worker_threads';
import { DomainError } from '@sanzhi/kernel';
import { printable, printableJson } from './printable.ts';
import type { Answer, Order } from './worker.ts';

export interface TypesetJob {
  /** Typst source. It sees `data` (the inputs) and no file, and must never hold text that a user typed. */
  template: string;
  /** JSON; strings reach the page as text, whatever they contain. */
  inputs: unknown;
  title: string;
  lang?: 'zh';
  /** The document's own date, in the file's metadata instead of the time of typesetting. */
  at: Date;
}

const limitMs = 30_000;

interface Waiting {
  resolve: (pdf: Uint8Array) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** One thread for the process: fonts are read once and the event loop stays free. */
class Press {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  alive = true;

  constructor() {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url), { execArgv: ['--conditions=sanzhi-source'] });
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('the typesetting thread ended')));
    this.#worker.unref();
  }

  print(job: TypesetJob): Promise<Uint8Array> {
    const id = ++this.#last;
    const { template, title, lang = 'zh' } = job;
    const data = printableJson(job.inputs);
    const order: Order = {
      id,
      template,
      title: printable(title),
      lang,
      data,
      at: Math.floor(job.at.getTime() / 1000),
    };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.stop(), limitMs);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.ref();
      this.#worker.postMessage(order);
    });
  }

  async stop(): Promise<void> {
    this.#fail(new Error('typesetting was stopped'));
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('pdf' in answer) waiting.resolve(answer.pdf);
    else waiting.reject(refusal(answer));
  }

  #fail(error: Error): void {
    this.alive = false;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}

const refusal = (answer: Extract<Answer, { faults: readonly string[] }>): Error => {
  if (answer.unprintable.length === 0) return new Error(`typesetting failed: ${answer.faults.join('; ')}`);
  const named = answer.unprintable
    .map((c) => `${c} (U+${c.codePointAt(0)?.toString(16).toUpperCase()})`)
    .join(' ');
  return new DomainError(
    'document.unprintable-character',
    { zh: `文书字体中没有这些字符：${named}`, en: `The document font has no glyph for: ${named}` },
    { kind: 'invalid' },
  );
};

let press: Press | undefined;

/**
 * A PDF/A-2b file (ISO 19005-2). The same job gives the same bytes. A character that the font lacks is refused by name:
 * an official document never shows a blank where a name should stand.
 */
export const typeset = (job: TypesetJob): Promise<Uint8Array> => {
  if (!press?.alive) press = new Press();
  return press.print(job);
};

/** Ends the thread; the next job starts another. */
export const stopTypesetting = async (): Promise<void> => {
  await press?.stop();
  press = undefined;
};
