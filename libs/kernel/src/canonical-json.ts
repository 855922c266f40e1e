import canonicalize from 'canonicalize';

/** JSON by RFC 8785. Throws on what JSON cannot say (NaN, Infinity, a lone surrogate, undefined at the top). */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
};
