import type { Route } from '@sanzhi/contracts';
import { inputOf } from '@sanzhi/http';
import { z } from 'zod';
import { formFor } from '../application/form-data.ts';

/** Every field that was typed wrongly, at once, each with its rule; named as the caller wrote it. */
export const checkFields = (form: number, fields: unknown): void => {
  const body = z.object({ fields: formFor(form).fields });
  const route: Route = { method: 'POST', path: '', roles: 'any', zh: '', reply: z.unknown(), body };
  inputOf(route, { params: {}, query: {}, body: { fields } });
};
