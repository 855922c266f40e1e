import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DomainError } from '@sanzhi/kernel';
import { printable, printableJson } from './printable.ts';
import type { Answer, Order } from './press.ts';

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
const idleMs = 60_000;

interface Waiting {
  resolve: (pdf: Uint8Array) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/**
 * One process of its own: the event loop stays free, a fault in native code takes no service down, and the memory of the
 * fonts is given back when nothing was typeset for a while.
 */
class Press {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<unknown>;
  #last = 0;
  #idle: NodeJS.Timeout | undefined;
  alive = true;

  constructor() {
    const fromSource = import.meta.url.endsWith('.ts');
    const file = fileURLToPath(new URL(fromSource ? './press.ts' : './press.js', import.meta.url));
    this.#process = fork(file, {
      execArgv: fromSource ? ['--conditions=sanzhi-source'] : [],
      // The service's environment holds secrets that typesetting has no use for.
      env: { PATH: process.env['PATH'] },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#ended = once(this.#process, 'exit').catch(() => undefined);
    this.#process.on('message', (answer) => this.#settle(answer as Answer));
    this.#process.on('error', (error) => this.#fail(error));
    this.#process.on('exit', () => this.#fail(new Error('the typesetting process ended')));
    this.#rest();
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
      this.#wake();
      this.#process.send(order);
    });
  }

  async stop(): Promise<void> {
    this.#fail(new Error('typesetting was stopped'));
    this.#process.ref();
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  #wake(): void {
    clearTimeout(this.#idle);
    this.#process.ref();
    this.#process.channel?.ref();
  }

  /** Lets the service end without waiting for it. */
  #rest(): void {
    this.#process.unref();
    this.#process.channel?.unref();
    this.#idle = setTimeout(() => void this.stop(), idleMs).unref();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) this.#rest();
    if ('pdf' in answer) waiting.resolve(answer.pdf);
    else waiting.reject(refusal(answer));
  }

  #fail(error: Error): void {
    this.alive = false;
    clearTimeout(this.#idle);
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

/** Ends the process; the next job starts another. */
export const stopTypesetting = async (): Promise<void> => {
  await press?.stop();
  press = undefined;
};
