import type { Problem, Route } from '@sanzhi/contracts';
import { z } from 'zod';

export type FieldError = NonNullable<Problem['errors']>[number];

/** One or more fields broke their rule. */
export class InvalidInput extends Error {
  readonly errors: FieldError[];
  constructor(errors: FieldError[]) {
    super(errors.map(({ field, rule }) => `${field}: ${rule}`).join('; '));
    this.errors = errors;
  }
}

type Part = 'params' | 'query' | 'body';
const parts: Part[] = ['params', 'query', 'body'];

/** Checks each part of the request by the route's schemas; all faults of all parts are reported together. */
export const inputOf = (route: Route, request: Record<Part, unknown>): Record<string, unknown> => {
  const errors: FieldError[] = [];
  const input: Record<string, unknown> = {};
  for (const part of parts) {
    const schema = route[part];
    if (!schema) continue;
    const value = request[part] ?? {};
    const parsed = schema.safeParse(value);
    if (parsed.success) Object.assign(input, parsed.data);
    else errors.push(...fieldErrors(schema, value, parsed.error.issues));
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return input;
};

/** Each issue with its words in both languages; a rule of our own brings its words and its article in `params`. */
const fieldErrors = (schema: z.ZodType, value: unknown, issues: z.core.$ZodIssue[]): FieldError[] => {
  const chinese = schema.safeParse(value, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  const english = schema.safeParse(value, { error: z.locales.en().localeError }).error?.issues ?? [];
  return issues.map((issue, index) => {
    const own =
      issue.code === 'custom'
        ? (issue.params as { zh?: string; en?: string; basis?: string; rule?: string })
        : {};
    return {
      field: issue.path.map(String).join('.') || 'body',
      rule: own?.rule ?? issue.code,
      zh: own?.zh ?? chinese[index]?.message ?? issue.message,
      en: own?.en ?? english[index]?.message ?? issue.message,
      ...(own?.basis === undefined ? {} : { basis: own.basis }),
    };
  });
};
