/** A value as ffmpeg's filter graph takes it: quoted for the graph, escaped for the option within. */
const optionValue = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll(':', '\\:').replaceAll("'", "'\\\\\\''")}'`;

interface Placed {
  text: string;
  x: string;
  y: string;
}

const drawn = ({ text, x, y }: Placed, font: string): string =>
  [
    `drawtext=fontfile=${optionValue(font)}`,
    `text=${optionValue(plain(text))}`,
    'expansion=none',
    "fontsize='max(14,h/22)'",
    'fontcolor=white@0.55',
    'borderw=1',
    'bordercolor=black@0.45',
    `x='${x}'`,
    `y='${y}'`,
  ].join(':');

/** What a name may hold of marks that a filter would read: they become spaces, the letters stay. */
const plain = (text: string): string => text.replaceAll(/[\p{C}\\'":;,[\]{}%]/gu, ' ').trim();

/** The viewer's words, low at the left, high at the right and across the middle: no crop keeps the picture and loses them. */
export const watermarkFilter = (lines: readonly string[], font: string): string => {
  const text = lines.map((line) => line.replaceAll(':', '：')).join('  ');
  const places: Placed[] = [
    { text, x: '10', y: 'h-text_h-12' },
    { text, x: 'w-text_w-10', y: '12' },
    { text, x: '(w-text_w)/2', y: '(h-text_h)/2' },
  ];
  return places.map((place) => drawn(place, font)).join(',');
};
