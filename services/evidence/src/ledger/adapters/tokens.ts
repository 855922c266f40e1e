export const ENTRIES = Symbol('entries');
