/** Format characters show nothing, and some (U+202E) make a page read otherwise than its text; official text has no use for them. */
const invisible = /\p{Cf}/gu;

/** Text as it can stand on a page: one kind of line end, blanks for tabs, nothing invisible. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '');

/** JSON for the template, every string made printable. */
export const printableJson = (inputs: unknown): string =>
  JSON.stringify(inputs ?? null, (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  );

/** The characters a PDF/A export named as having no glyph; Typst's message quotes the text as Rust does, twice over. */
export const unprintableIn = (message: string): string[] => {
  const texts = [...message.matchAll(/the text `\\"(.*?)\\"` could not be displayed/gs)].map(
    ([, quoted]) => quoted ?? '',
  );
  const plain = texts.map((text) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
  );
  return [...new Set(plain.flatMap((text) => [...text]))];
};
