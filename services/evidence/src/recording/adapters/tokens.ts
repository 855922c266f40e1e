export const DUTIES = Symbol('duties');
