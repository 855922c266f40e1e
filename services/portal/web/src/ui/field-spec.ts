import type { Words } from '../language.ts';
import { toFen } from './money.ts';
import { instantOf } from './time.ts';

export interface Option {
  value: string;
  label: string;
}

export type Values = Record<string, unknown>;
export type Path = (string | number)[];

/** One field of a form as data: what is asked, how it is typed, where the law says so. */
export interface FieldSpec {
  name: string;
  label: Words;
  kind:
    | 'line'
    | 'text'
    | 'date'
    | 'time'
    | 'number'
    | 'money'
    | 'choice'
    | 'choices'
    | 'yes'
    /** Several fields under one name; nothing filled in, nothing sent. */
    | 'group'
    | 'list';
  required?: boolean;
  hint?: Words;
  basis?: string;
  options?: readonly Option[];
  /** Told what is typed into the list; `options` are then what was found for it. */
  search?: (words: string) => void;
  /** Fields of a group, or of each row of a list. */
  of?: readonly FieldSpec[];
  rows?: number;
  max?: number;
  /** `one row` of a list, on its button. */
  row?: Words;
  when?: (values: Values) => boolean;
  /** Says what is wrong, or nothing. */
  check?: (value: string, values: Values) => Words | undefined;
  upper?: boolean;
}

const one = (spec: FieldSpec, value: unknown, values: Values): unknown => {
  if (spec.kind === 'yes') return value === true;
  if (spec.kind === 'group') return bag(spec.of ?? [], (value ?? {}) as Values, values);
  if (spec.kind === 'list')
    return ((value ?? []) as Values[]).map((row) => bag(spec.of ?? [], row, values) ?? {});
  if (value === undefined || value === null || value === '') return undefined;
  if (spec.kind === 'number') return Number(value);
  if (typeof value !== 'string') return value;
  if (spec.kind === 'money') return toFen(value) ?? value;
  if (spec.kind === 'time') return instantOf(value);
  return value.trim() || undefined;
};

const bag = (specs: readonly FieldSpec[], given: Values, values: Values): Values | undefined => {
  const kept = specs
    .filter((spec) => spec.when?.(values) ?? true)
    .map((spec) => [spec.name, one(spec, given[spec.name], values)] as const)
    .filter(([, value]) => value !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
};

/** What was typed, as the contract wants it: 分 for 元, RFC 3339 for wall-clock time, nothing for what is empty or hidden. */
export const sent = (specs: readonly FieldSpec[], values: Values): Values => bag(specs, values, values) ?? {};
