import { isDeepStrictEqual } from 'node:util';
import type { Filter } from './aggregates.ts';

/** Whether MongoDB would find the document by this filter; knows the operators that the house uses, and no other. */
export const matches = (document: unknown, filter: Filter): boolean =>
  Object.entries(filter).every(([key, wanted]) => {
    if (key === '$and') return (wanted as Filter[]).every((one) => matches(document, one));
    if (key === '$or') return (wanted as Filter[]).some((one) => matches(document, one));
    return fits(valuesAt(document, key.split('.')), wanted);
  });

/** What stands at a path. Through a list it is what each of its members has there. */
const valuesAt = (at: unknown, [step, ...rest]: string[]): unknown[] => {
  if (step === undefined) return Array.isArray(at) ? [at, ...(at as unknown[])] : [at];
  if (Array.isArray(at)) return at.flatMap((one) => valuesAt(one, [step, ...rest]));
  if (typeof at !== 'object' || at === null || !(step in at)) return [];
  return valuesAt((at as Record<string, unknown>)[step], rest);
};

const fits = (values: unknown[], wanted: unknown): boolean => {
  if (wanted instanceof RegExp)
    return values.some((value) => typeof value === 'string' && wanted.test(value));
  if (isOperators(wanted))
    return Object.entries(wanted).every(([operator, operand]) => holds(values, operator, operand));
  if (wanted === undefined) throw new Error('a filter asks for undefined');
  return values.some((value) => isDeepStrictEqual(value, wanted));
};

const isOperators = (wanted: unknown): wanted is Record<string, unknown> =>
  wanted !== null && typeof wanted === 'object' && Object.keys(wanted).some((key) => key.startsWith('$'));

const holds = (values: unknown[], operator: string, operand: unknown): boolean => {
  switch (operator) {
    case '$exists':
      return values.length > 0 === operand;
    case '$ne':
      return !fits(values, operand);
    case '$in':
      return (operand as unknown[]).some((one) => fits(values, one));
    case '$gt':
      return values.some((value) => order(value, operand) > 0);
    case '$gte':
      return values.some((value) => order(value, operand) >= 0);
    case '$lt':
      return values.some((value) => order(value, operand) < 0);
    case '$lte':
      return values.some((value) => order(value, operand) <= 0);
    default:
      throw new Error(`the memory store does not know ${operator}`);
  }
};

/** Only values of one type have an order; others are neither before nor after one another. */
const order = (a: unknown, b: unknown): number => {
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number.NaN;
};
