import { v5, v7 } from 'uuid';

const namespace = '6f1d1a52-7c0e-5b5a-9a54-5a8f3c1e0d21';

/** A new identifier, sortable by time (UUID version 7, RFC 9562). */
export const newId = (): string => v7();

/** The same parts give the same identifier (UUID version 5): a repeated command meets its own first effect. */
export const derivedId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), namespace);
