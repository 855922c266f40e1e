import { by } from '../laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from '../parameter.ts';

const from = '2006-12-18';

/** Hours after its end within which a recording is handed in; later needs a reason and an approval. */
export const handInHours: readonly Parameter<number>[] = [
  { value: 24, basis: by('local', '音像记录结束后24小时内上传'), region: nationwide, from },
];

/** Seconds between two segments of one whole-course recording that are no gap yet: changing a battery or a card. */
export const courseGapSeconds: readonly Parameter<number>[] = [
  { value: 60, basis: by('local', '全程音像记录中断不超过60秒'), region: nationwide, from },
];

export const isLate = (delaySeconds: number, on: CivilDate): boolean =>
  delaySeconds > inForce(handInHours, { on }).value * 3600;
