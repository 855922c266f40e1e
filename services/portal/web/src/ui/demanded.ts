import type { FieldSpec } from './field-spec.ts';

/** Makes fields of one kind that must be filled in, unless `rest` says otherwise. */
export const demanded =
  (kind: FieldSpec['kind']) =>
  (name: string, zh: string, en: string, rest: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    kind,
    label: { zh, en },
    required: true,
    ...rest,
  });
