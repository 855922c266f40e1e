/** 元 as typed → integer 分, without floating point; undefined if it is not an amount with at most two decimals. */
export const toFen = (yuan: string | undefined): number | undefined => {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec((yuan ?? '').replaceAll(',', '').trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
};

/** 分 → `12,345.60` */
export const toYuan = (fen: number): string => {
  const whole = Math.floor(fen / 100).toString();
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`;
};
