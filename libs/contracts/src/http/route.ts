import { z } from 'zod';
import type { Role, Scope } from '../roles.ts';

type Shape = z.ZodObject | undefined;

/** One HTTP operation: the controllers, the OpenAPI document, the workbench and the tests read the same table. */
export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/<service>/v1`, parameters as `:id`. */
  path: string;
  /** Who may; `any` is everyone of the house who is signed in. */
  roles: readonly (Role | Scope)[] | 'any' | 'public';
  zh: string;
  params?: P;
  query?: Q;
  body?: B;
  reply: R;
  /** The reply is a file or a redirect to one. */
  file?: true;
}

type Out<S extends Shape> = S extends z.ZodObject ? z.infer<S> : unknown;
/** What a controller gets: parameters, query and body, checked. */
export type InputOf<T extends Route> =
  T extends Route<infer P, infer Q, infer B> ? Out<P> & Out<Q> & Out<B> : never;
export type BodyOf<T extends Route> = T extends Route<Shape, Shape, infer B> ? Out<B> : never;
export type ReplyOf<T extends Route> = T extends Route<Shape, Shape, Shape, infer R> ? z.infer<R> : never;

export const route = <
  R extends z.ZodType,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
>(
  definition: Route<P, Q, B, R>,
): Route<P, Q, B, R> => definition;

/** Every write answers which aggregate changed and its version now. */
export const receipt = z.object({ id: z.string(), version: z.int().min(1) });

export const byId = z.object({ id: z.uuid() });

export const pageQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

/** RFC 9457, with the stable `code`, the words in both languages, and for bad input each field with its rule. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.object({ zh: z.string(), en: z.string() }),
  basis: z.string().optional(),
  missing: z.array(z.object({ zh: z.string(), en: z.string() })).optional(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        rule: z.string(),
        zh: z.string(),
        en: z.string(),
        basis: z.string().optional(),
      }),
    )
    .optional(),
  trace: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
