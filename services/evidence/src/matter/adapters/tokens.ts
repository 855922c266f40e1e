export const CLOCK = Symbol('clock');
export const MATTERS = Symbol('matters');
export const REGISTER = Symbol('register');
/** Provided by the feature `document`: port `Documents`. */
export const DOCUMENTS = Symbol('documents');
