import { civilDateOf } from '../calendar.ts';
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

/**
 * Hours by which a recording may have begun before the matter's entry into the stage: what is urgent is done on the spot
 * and approved within twenty-four hours (行政强制法第十九条), and the entry follows.
 */
export const beforeStageHours: readonly Parameter<number>[] = [
  { value: 48, basis: by('local', '音像记录早于进入环节不超过48小时'), region: nationwide, from },
];

/** Seconds by which the time in the file itself may differ from the time that was declared. */
export const insideTimeSeconds: readonly Parameter<number>[] = [
  { value: 600, basis: by('local', '文件自带时间与登记时间相差不超过600秒'), region: nationwide, from },
];

/** The earliest moment at which what counts for a stage may have begun, in ms. */
export const earliestFor = (entered: Date): number =>
  entered.getTime() - inForce(beforeStageHours, { on: civilDateOf(entered) }).value * 3_600_000;

export const isLate = (delaySeconds: number, on: CivilDate): boolean =>
  delaySeconds > inForce(handInHours, { on }).value * 3600;
