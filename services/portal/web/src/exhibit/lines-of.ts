/** `A001 A002、A003` → each by itself; people paste seal numbers and names in every way. */
export const linesOf = (text: unknown): string[] =>
  typeof text === 'string'
    ? [
        ...new Set(
          text
            .split(/[\s,，、;；]+/)
            .map((one) => one.trim())
            .filter(Boolean),
        ),
      ]
    : [];

/** The named values as lists, the rest as they are. */
export const asLines =
  (...names: string[]) =>
  (values: Record<string, unknown>): Record<string, unknown> => ({
    ...values,
    ...Object.fromEntries(names.map((name) => [name, linesOf(values[name])])),
  });
