import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  disclosureApi,
  evidenceApi,
  operationsApi,
  reviewApi,
  type Problem,
  type ReplyOf,
  type Route,
} from '@sanzhi/contracts';
import type { Tokens } from './tokens.ts';

export type ApiService = 'evidence' | 'review' | 'disclosure';

/** What a service answered instead of doing it. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem, what: string) {
    const missing = problem.missing?.map(({ zh }) => zh).join('；');
    const fields = problem.errors?.map(({ field, zh }) => `${field}: ${zh}`).join('；');
    super(
      `${what}: ${status} ${problem.code} ${problem.detail?.zh ?? ''} ${missing ?? ''} ${fields ?? ''}`.trim(),
    );
    this.status = status;
    this.problem = problem;
  }
}

const tables = { evidence: evidenceApi, review: reviewApi, disclosure: disclosureApi };

const serviceOf = (route: Route): ApiService => {
  const found = Object.entries(tables).find(([, table]) =>
    Object.values(table as Record<string, Route>).includes(route),
  );
  if (!found) throw new Error(`${route.path} belongs to no service`);
  return found[0] as ApiService;
};

export interface CallOptions {
  /** The same key repeats the same command. */
  key?: string;
  /** Keep trying while the service is away (network error, 502, 503), as a careful client does. */
  patienceMs?: number;
}

/** A client of the APIs, typed by the route tables, for people who sign in by name. */
export class Api {
  readonly #base: (service: ApiService) => string;
  readonly #tokens: Tokens;

  constructor(base: (service: ApiService) => string, tokens: Tokens) {
    this.#base = base;
    this.#tokens = tokens;
  }

  call<R extends Route>(
    route: R,
    username: string,
    input: unknown,
    options: CallOptions = {},
  ): Promise<ReplyOf<R>> {
    return this.#send(
      serviceOf(route),
      route,
      username,
      input as Record<string, unknown>,
      options,
    ) as Promise<ReplyOf<R>>;
  }

  /** What is stuck in a service's queues. */
  parked(service: ApiService, username: string) {
    return this.#send(service, operationsApi.parked, username, {}, {}) as Promise<
      ReplyOf<typeof operationsApi.parked>
    >;
  }

  async #send(
    service: ApiService,
    route: Route,
    username: string,
    input: Record<string, unknown>,
    options: CallOptions,
  ) {
    const { key = randomUUID(), patienceMs = 0 } = options;
    const until = Date.now() + patienceMs;
    const url = new URL(`${this.#base(service)}/api/${service}/v1${pathOf(route, input)}`);
    for (const name of Object.keys(route.query?.shape ?? {}))
      if (input[name] !== undefined) url.searchParams.set(name, textOf(input[name]));
    const body = route.body ? JSON.stringify(pick(input, Object.keys(route.body.shape))) : undefined;
    for (;;) {
      try {
        return await this.#once(route, url, username, key, body);
      } catch (error) {
        const passing = error instanceof Refused ? [502, 503].includes(error.status) : isNetworkError(error);
        if (!passing || Date.now() > until) throw error;
        await sleep(500);
      }
    }
  }

  async #once(
    route: Route,
    url: URL,
    username: string,
    key: string,
    body: string | undefined,
  ): Promise<unknown> {
    const response = await fetch(url, {
      method: route.method,
      headers: {
        authorization: `Bearer ${await this.#tokens.of(username)}`,
        'accept-language': 'zh',
        ...(route.method === 'GET' ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(60_000),
    });
    if (route.file && response.status === 302) return response.headers.get('location');
    const text = await response.text();
    if (!response.ok)
      throw new Refused(response.status, problemIn(text), `${route.method} ${url.pathname} (${username})`);
    return JSON.parse(text) as unknown;
  }
}

/** By name: under a test runner `fetch` throws the TypeError of another realm. */
const isNetworkError = (error: unknown): boolean =>
  ['TypeError', 'TimeoutError'].includes((error as Error).name);

const problemIn = (text: string): Problem => {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {
      type: 'about:blank',
      title: text.slice(0, 200),
      status: 0,
      code: 'not-json',
      detail: { zh: text.slice(0, 200), en: '' },
    };
  }
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const pathOf = ({ path }: Route, input: Record<string, unknown>) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(input[name])));

const pick = (input: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
