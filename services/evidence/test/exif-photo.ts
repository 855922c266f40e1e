/** A JPEG that says where, when and with what it was taken (TIFF 6.0 inside APP1, EXIF 2.3), made from one that says nothing. */
export const withExif = (
  jpeg: Buffer,
  { latitude, longitude }: { latitude: number; longitude: number },
): Buffer => {
  const data: Buffer[] = [];
  let free = 0;
  const keep = (bytes: Buffer): number => {
    const at = free;
    data.push(bytes);
    free += bytes.length;
    return at;
  };
  const [ifd0, exif, gps] = [8, 8 + 2 + 4 * 12 + 4, 8 + 2 + 4 * 12 + 4 + 2 + 12 + 4];
  free = gps + 2 + 4 * 12 + 4;
  const degrees = (value: number): Buffer => {
    const seconds = Math.round(value * 3_600_000);
    const parts = [
      Math.floor(seconds / 3_600_000),
      1,
      Math.floor((seconds % 3_600_000) / 60_000),
      1,
      seconds % 60_000,
      1000,
    ];
    const bytes = Buffer.alloc(24);
    parts.forEach((part, n) => bytes.writeUInt32BE(part, n * 4));
    return bytes;
  };
  const entry = (tag: number, type: number, count: number, value: number | Buffer): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (typeof value === 'number') bytes.writeUInt32BE(value, 8);
    else value.copy(bytes, 8);
    return bytes;
  };
  const text = (tag: number, said: string): Buffer => {
    const bytes = Buffer.from(`${said}\0`);
    return entry(tag, 2, bytes.length, bytes.length <= 4 ? bytes : keep(bytes));
  };
  const directory = (entries: Buffer[]): Buffer => {
    const count = Buffer.alloc(2);
    count.writeUInt16BE(entries.length);
    return Buffer.concat([count, ...entries, Buffer.alloc(4)]);
  };
  const directories = [
    directory([
      text(0x010f, 'SANYUAN'),
      text(0x0110, 'DSJ-7'),
      entry(0x8769, 4, 1, exif),
      entry(0x8825, 4, 1, gps),
    ]),
    directory([text(0x9003, '2026:02:09 09:30:00')]),
    directory([
      text(1, latitude < 0 ? 'S' : 'N'),
      entry(2, 5, 3, keep(degrees(Math.abs(latitude)))),
      text(3, longitude < 0 ? 'W' : 'E'),
      entry(4, 5, 3, keep(degrees(Math.abs(longitude)))),
    ]),
  ];
  const header = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, ifd0]);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), header, ...directories, ...data]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
};
