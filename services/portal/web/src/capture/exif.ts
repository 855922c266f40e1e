const ascii = 2;
const long = 4;

interface Tag {
  tag: number;
  type: typeof ascii | typeof long;
  bytes: Uint8Array;
}

const text = (tag: number, words: string): Tag => ({
  tag,
  type: ascii,
  bytes: new TextEncoder().encode(`${words}\0`),
});

const pointer = (tag: number, to: number): Tag => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, to);
  return { tag, type: long, bytes };
};

const entriesEnd = (count: number) => 2 + count * 12 + 4;

/** One directory of a TIFF file that begins at `at`: what does not fit into four bytes lies behind it. */
const directory = (tags: readonly Tag[], at: number): Uint8Array<ArrayBuffer> => {
  const behind = entriesEnd(tags.length);
  const sizes = tags.map(({ bytes }) => (bytes.length > 4 ? bytes.length + (bytes.length % 2) : 0));
  const out = new Uint8Array(behind + sizes.reduce((sum, n) => sum + n, 0));
  const view = new DataView(out.buffer);
  view.setUint16(0, tags.length);
  let free = behind;
  tags.forEach(({ tag, type, bytes }, n) => {
    const entry = 2 + n * 12;
    view.setUint16(entry, tag);
    view.setUint16(entry + 2, type);
    view.setUint32(entry + 4, type === ascii ? bytes.length : 1);
    if (bytes.length <= 4) out.set(bytes, entry + 8);
    else {
      view.setUint32(entry + 8, at + free);
      out.set(bytes, free);
      free += sizes[n] ?? 0;
    }
  });
  return out;
};

const beijingMs = 8 * 3_600_000;

/**
 * When it was taken and a number of its own (Exif 2.32, CIPA DC-008), in front of a JPEG: the picture says so by itself,
 * and two pictures of a still scene are two files.
 */
export const withExif = async (jpeg: Blob, takenAt: Date, id: string): Promise<Blob> => {
  const local = new Date(takenAt.getTime() + beijingMs).toISOString();
  const moment = `${local.slice(0, 10).replaceAll('-', ':')} ${local.slice(11, 19)}`;
  const first = 8;
  const second = first + entriesEnd(2) + 20;
  const main = directory([text(0x0132, moment), pointer(0x8769, second)], first);
  const inner = directory(
    [
      text(0x9003, moment),
      text(0x9011, '+08:00'),
      text(0x9291, local.slice(20, 23)),
      text(0xa420, id.replaceAll('-', '')),
    ],
    second,
  );
  const head = new Uint8Array(4 + 2 + 6);
  const view = new DataView(head.buffer);
  view.setUint16(0, 0xffd8);
  view.setUint16(2, 0xffe1);
  view.setUint16(4, 2 + 6 + first + main.length + inner.length);
  head.set(new TextEncoder().encode('Exif\0\0'), 6);
  const tiff = new Uint8Array([0x4d, 0x4d, 0, 42, 0, 0, 0, first]);
  return new Blob([head, tiff, main, inner, jpeg.slice(2)], { type: 'image/jpeg' });
};
