import { Problem } from '../api/problem.ts';
import type { Refusal } from './model.ts';

/** Silence and the end of a session stop the whole queue; anything else is one item's own and the rest goes on. */
export const stopsAll = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || error.status === 401);

/** A refusal stands until the officer does something about it. */
export const refusalOf = (error: unknown): Problem | undefined =>
  error instanceof Problem && error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status)
    ? error
    : undefined;

export const asRefusal = ({ body }: Problem): Refusal => ({
  code: body.code,
  words: body.detail,
  details: [...(body.missing ?? []), ...(body.errors ?? []).map(({ zh, en }) => ({ zh, en }))].filter(
    ({ zh }) => zh !== body.detail.zh,
  ),
});
