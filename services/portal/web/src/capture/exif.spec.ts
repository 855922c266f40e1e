import { expect, it } from '@jest/globals';
import { withExif } from './exif.ts';

const jpeg = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])]);
const id = '0192d3c4-1111-7222-8333-444455556666';

/** Reads a text of a directory as any reader of TIFF does. */
const textOf = (tiff: DataView, directory: number, wanted: number): string => {
  for (let n = 0; n < tiff.getUint16(directory); n += 1) {
    const entry = directory + 2 + n * 12;
    if (tiff.getUint16(entry) !== wanted) continue;
    const length = tiff.getUint32(entry + 4);
    const at = length > 4 ? tiff.getUint32(entry + 8) : entry + 8;
    return String.fromCharCode(...new Uint8Array(tiff.buffer, tiff.byteOffset + at, length - 1));
  }
  return 'absent';
};

it('says in the picture when it was taken, in Beijing time, and gives it a number of its own', async () => {
  const bytes = await (await withExif(jpeg, new Date('2026-02-09T00:30:05.123Z'), id)).arrayBuffer();
  const whole = new DataView(bytes);
  expect(whole.getUint32(0)).toBe(0xffd8ffe1);
  const segment = whole.getUint16(4);
  expect([...new Uint8Array(bytes, 4 + segment)]).toEqual([0xff, 0xe0, 1, 2, 3]);
  const tiff = new DataView(bytes, 12);
  expect(textOf(tiff, 8, 0x0132)).toBe('2026:02:09 08:30:05');
  const inner = tiff.getUint32(8 + 2 + 12 + 8);
  expect(textOf(tiff, inner, 0x9003)).toBe('2026:02:09 08:30:05');
  expect(textOf(tiff, inner, 0x9011)).toBe('+08:00');
  expect(textOf(tiff, inner, 0x9291)).toBe('123');
  expect(textOf(tiff, inner, 0xa420)).toBe(id.replaceAll('-', ''));
});
