import { Problem } from '../api/problem.ts';
import type { Refusal } from './model.ts';

/** A refusal belongs to its item and the rest goes on; silence and the end of a session stop the queue. */
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
