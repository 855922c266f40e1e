/** How far along the line a second lies. */
export const placeOf = (second: number, length: number): string =>
  `${(100 * Math.min(1, Math.max(0, second / Math.max(1, length)))).toFixed(2)}%`;

/** A key that is meant for a field is no command. */
export const isTyping = (target: unknown): boolean =>
  typeof Element !== 'undefined' &&
  target instanceof Element &&
  target.closest('input:not([type=range]), textarea, select, [contenteditable], [role=combobox]') !== null;
