export const DUTIES = Symbol('duties');
export const DISCARDS = Symbol('discards');
