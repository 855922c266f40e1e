// Whoever reads may stop reading: `npm run logs | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

export const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** Width on a terminal: a Chinese character takes two columns. */
const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u2e80-\uffdc]/.test(c) ? 2 : 1), 0);
const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

export const printTable = (rows: readonly (readonly string[])[]): void => {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => width(row[i] ?? ''))),
  );
  for (const row of rows) print(`  ${row.map((cell, i) => pad(cell, widths[i] ?? 0)).join('  ')}`.trimEnd());
};

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Announces a phase and says how long it took. */
export const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const begin = Date.now();
  print(`▸ ${name}`);
  const result = await work();
  print(`  ${name}: ${seconds(begin)}`);
  return result;
};

/** Prefixes what one of several parallel workers says. */
export const saying = (who: string, text: string): void => print(`  ${who.padEnd(16)}${text}`);
