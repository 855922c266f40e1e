const zone = 'Asia/Shanghai';
const parts = (instant: string | number | Date) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );

/** `2026-02-09` in Beijing time. */
export const dateOf = (instant: string | number | Date): string => {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
};

/** `2026-02-09 08:30` in Beijing time. */
export const timeOf = (instant: string | number | Date): string => {
  const { hour, minute } = parts(instant);
  return `${dateOf(instant)} ${hour}:${minute}`;
};

/** What a `datetime-local` input takes. */
export const inputTime = (instant: string | number | Date): string => timeOf(instant).replace(' ', 'T');

/** Beijing wall-clock time of a `datetime-local` input as RFC 3339; empty stays empty. */
export const instantOf = (local: string | undefined): string | undefined =>
  local ? `${local.length === 16 ? `${local}:00` : local}+08:00` : undefined;

export const today = (): string => dateOf(Date.now());

export const duration = (seconds: number): string => {
  const whole = Math.round(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(whole / 3600) ? `${Math.floor(whole / 3600)}:` : ''}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
};

export const bytes = (size: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(size, 1)) / 10));
  return `${(size / 2 ** (10 * step)).toFixed(step ? 1 : 0)} ${units[step]}`;
};
