import type { Letter } from './letter.ts';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What a letter says, paragraph by paragraph as its template sets them, from the addressee to the date. */
export const letterText = ({ to, blocks, sign }: Letter): string[] => [
  ...(to === undefined ? [] : [`${to}：`]),
  ...blocks.flatMap((block) => {
    switch (block.kind) {
      case 'head':
        return [block.text];
      case 'text':
        return lines(block.text);
      case 'items':
        return block.items.flatMap(lines);
      case 'rows':
        return block.rows.map(([label, value]) => `${label}：${value}`);
    }
  }),
  ...sign.lines,
  sign.date,
];
