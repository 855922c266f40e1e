/** What a spreadsheet would take for a formula is given to it as a word. */
const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export type Cell = string | number;

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows
    .map((row) =>
      row.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(harmless(cell)))).join(','),
    )
    .join('\r\n')}\r\n`;

/** Hands a file to the browser that was made on this page. */
export const saveCsv = (fileName: string, rows: readonly (readonly Cell[])[]): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
};
