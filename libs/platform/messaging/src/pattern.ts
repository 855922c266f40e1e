/** Does an AMQP topic binding match a routing key? `*` is one word, `#` any number of them. */
export const matches = (binding: string, key: string): boolean => {
  const walk = (b: readonly string[], k: readonly string[]): boolean => {
    const [word, ...rest] = b;
    if (word === undefined) return k.length === 0;
    if (word === '#') return walk(rest, k) || (k.length > 0 && walk(b, k.slice(1)));
    return k.length > 0 && (word === '*' || word === k[0]) && walk(rest, k.slice(1));
  };
  return walk(binding.split('.'), key.split('.'));
};
