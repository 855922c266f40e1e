/**
 * When the last frame of ffmpeg's `framecrc` output ends, in seconds; undefined when nothing was decoded.
 * Lines: `#tb 0: 1/25` gives a stream's unit, `0, dts, pts, duration, size, checksum` a frame.
 */
export const lastFrame = (framecrc: string): number | undefined => {
  const units = new Map<string, number>();
  let last: number | undefined;
  for (const line of framecrc.split('\n')) {
    const unit = /^#tb (\d+): (\d+)\/(\d+)/.exec(line);
    if (unit) units.set(unit[1] ?? '', Number(unit[2]) / Number(unit[3]));
    const frame = /^(\d+),\s*-?\d+,\s*(-?\d+),\s*(\d+),/.exec(line);
    const seconds = frame && units.get(frame[1] ?? '');
    if (!frame || !seconds) continue;
    const end = (Number(frame[2]) + Number(frame[3])) * seconds;
    if (last === undefined || end > last) last = end;
  }
  return last;
};
