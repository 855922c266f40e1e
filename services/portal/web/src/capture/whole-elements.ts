const segment = 0x18538067;
const cluster = 0x1f43b675;
/** What waits for the end of its element waits in memory: no longer than this. */
const most = 8 * 1024 * 1024;

/** A number of EBML (RFC 8794): its first byte says by its leading zeros how long it is. */
const vint = (bytes: Uint8Array, at: number, longest: number, withMarker: boolean) => {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > longest) return undefined;
  let value = withMarker ? first : first & (0xff >> length);
  for (let n = 1; n < length; n += 1) value = value * 256 + (bytes[at + n] ?? 0);
  return { value, length };
};

const wholeWebm = (bytes: Uint8Array): number => {
  let at = 0;
  while (at < bytes.length) {
    const id = vint(bytes, at, 4, true);
    if (!id) return bytes.length;
    if (at + id.length >= bytes.length) return at;
    const size = vint(bytes, at + id.length, 8, false);
    if (!size) return bytes.length;
    const content = at + id.length + size.length;
    const next = id.value === segment || id.value === cluster ? content : content + size.value;
    if (next > bytes.length) return at;
    at = next;
  }
  return at;
};

const wholeMp4 = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    const long = size === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : size;
    if (long < 8) return bytes.length;
    if (at + long > bytes.length) return at;
    at += long;
  }
  return at;
};

/**
 * How many of these bytes are whole elements of the container. A browser hands a recording over cut anywhere; what goes to
 * the disk ends where an element ends, so that a recording whose page was killed is a whole file. What cannot be read as
 * elements goes to the disk as it is.
 */
export const wholeElements = (bytes: Uint8Array, contentType: string): number => {
  const read = /\/webm$/.test(contentType) ? wholeWebm : /\/mp4$/.test(contentType) ? wholeMp4 : undefined;
  const whole = read?.(bytes) ?? bytes.length;
  return bytes.length - whole > most ? bytes.length : whole;
};
