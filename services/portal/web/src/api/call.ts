import {
  disclosureApi,
  evidenceApi,
  operationsApi,
  reviewApi,
  type ReplyOf,
  type Route,
} from '@sanzhi/contracts';
import type { z } from 'zod';
import { noAnswer, problemOf } from './problem.ts';

export type Service = 'evidence' | 'review' | 'disclosure';
export const services: readonly Service[] = ['evidence', 'review', 'disclosure'];

type Shape = z.ZodObject | undefined;
type In<S extends Shape> = S extends z.ZodObject
  ? keyof S['shape'] extends never
    ? unknown
    : z.input<S>
  : unknown;
/** What a caller hands in: path parameters, query and body together, defaults left out. */
export type InputFor<T extends Route> =
  T extends Route<infer P, infer Q, infer B> ? In<P> & In<Q> & In<B> : never;

export interface CallOptions {
  /** Only for the routes that every service has. */
  service?: Service;
  /** The same key for every try of one intention. */
  key?: string;
  /** Version of the aggregate that the user saw. */
  ifMatch?: number;
  signal?: AbortSignal;
}

const tables: [Service, Record<string, Route>][] = [
  ['evidence', evidenceApi],
  ['review', reviewApi],
  ['disclosure', disclosureApi],
];
const owners = new Map<Route, Service>(
  tables.flatMap(([service, table]) => Object.values(table).map((route) => [route, service] as const)),
);
const shared = new Set<Route>(Object.values(operationsApi));

export const serviceOf = (route: Route, service?: Service): Service => {
  const owner = shared.has(route) ? service : owners.get(route);
  if (!owner) throw new Error(`no service for ${route.path}`);
  return owner;
};

const picked = (shape: z.ZodObject | undefined, input: Record<string, unknown>): [string, unknown][] =>
  Object.keys(shape?.shape ?? {}).flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]]));

/** Address of a route, also for `src` of a player and of a frame. */
export const addressOf = <T extends Route>(route: T, input: InputFor<T>, service?: Service): string => {
  const values = (input ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const query = new URLSearchParams(
    picked(route.query, values).flatMap(([key, value]) => (value === '' ? [] : [[key, String(value)]])),
  ).toString();
  return `/api/${serviceOf(route, service)}/v1${path}${query ? `?${query}` : ''}`;
};

/** Calls one operation of the route tables and gives its reply, or throws a `Problem`. */
export const call = async <T extends Route>(
  route: T,
  input: InputFor<T>,
  options: CallOptions = {},
): Promise<ReplyOf<T>> => {
  const write = route.method !== 'GET';
  const body = Object.fromEntries(picked(route.body, (input ?? {}) as Record<string, unknown>));
  const response = await fetch(addressOf(route, input, options.service), {
    method: route.method,
    credentials: 'same-origin',
    signal: options.signal,
    headers: {
      accept: 'application/json',
      'x-sanzhi-request': '1',
      ...(write && {
        'content-type': 'application/json',
        'idempotency-key': options.key ?? crypto.randomUUID(),
      }),
      ...(options.ifMatch !== undefined && { 'if-match': `"${options.ifMatch}"` }),
    },
    ...(write && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw noAnswer();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as ReplyOf<T>;
};
