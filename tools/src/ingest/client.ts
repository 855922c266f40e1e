import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem, ReplyOf, Route } from '@sanzhi/contracts';

/** What the service said instead of doing it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const firstWaitMs = 500;
const longestWaitMs = 10_000;
/** Gone for a moment: the network, or a service that starts again. */
const passing = (error: unknown): boolean =>
  !(error instanceof Refusal) || [408, 425, 429, 500, 502, 503, 504].includes(error.status);

/** Tries again, with pauses that double, while what is wrong may pass by itself. Patience is of the pauses: a try may be long. */
export const patiently = async <T>(work: () => Promise<T>, patienceMs: number): Promise<T> => {
  let paused = 0;
  for (let wait = firstWaitMs; ; wait = Math.min(wait * 2, longestWaitMs)) {
    try {
      return await work();
    } catch (error) {
      if (!passing(error) || paused + wait > patienceMs) throw error;
      await sleep(wait);
      paused += wait;
    }
  }
};

export interface ClientOptions {
  url: string;
  token: () => Promise<string>;
  patienceMs: number;
}

/** A client of evidence, typed by the table of its routes. */
export class Client {
  readonly #options: ClientOptions;
  constructor(options: ClientOptions) {
    this.#options = options;
  }

  call<R extends Route>(route: R, input: Record<string, unknown>): Promise<ReplyOf<R>> {
    const key = randomUUID();
    return patiently(() => this.#once(route, input, key), this.#options.patienceMs);
  }

  async #once<R extends Route>(route: R, input: Record<string, unknown>, key: string): Promise<ReplyOf<R>> {
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(input[name])),
    );
    const fields = Object.keys(route.body?.shape ?? {});
    const body = Object.fromEntries(
      fields.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
    );
    const response = await fetch(new URL(`/api/evidence/v1${path}`, this.#options.url), {
      method: route.method,
      headers: {
        authorization: `Bearer ${await this.#options.token()}`,
        ...(route.method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(route.body ? { 'content-type': 'application/json' } : {}),
      },
      ...(route.body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    if (!response.ok) throw refusalOf(response.status, text);
    return JSON.parse(text) as ReplyOf<R>;
  }
}

const refusalOf = (status: number, text: string): Refusal => {
  try {
    const { code, detail, errors } = JSON.parse(text) as Problem;
    const fields = errors?.map(({ field, zh }) => `${field}：${zh}`).join('；');
    return new Refusal(
      status,
      code,
      `${detail.zh}${fields === undefined ? '' : `（${fields}）`} ${detail.en}`,
    );
  } catch {
    return new Refusal(status, `http.${status}`, `服务答复${status}`);
  }
};
