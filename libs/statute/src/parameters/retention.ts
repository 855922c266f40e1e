import { plusMonths } from '../calendar.ts';
import { by } from '../laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from '../parameter.ts';
import type { RetentionClass } from '../recording-matrix.ts';

/** Months from the day a record is sealed; the lock on it may be lengthened later, never shortened. */
export const retentionRules: Record<RetentionClass, readonly Parameter<number>[]> = {
  'case-file': [
    {
      value: 30 * 12,
      basis: by('archivePeriods', '第五条（定期保管30年）'),
      region: nationwide,
      from: '2006-12-18',
    },
  ],
  long: [
    {
      value: 100 * 12,
      basis: by('archivePeriods', '第五条（永久保管，锁定期届满前续期）'),
      region: nationwide,
      from: '2006-12-18',
    },
  ],
  'six-months': [
    {
      value: 6,
      basis: by('local', '非证据音像记录保存不少于6个月'),
      region: nationwide,
      from: '2006-12-18',
    },
  ],
};

/** The last day on which a record sealed on that day must still be there unchanged. */
export const retainedUntil = (retention: RetentionClass, sealedOn: CivilDate): CivilDate =>
  plusMonths(sealedOn, inForce(retentionRules[retention], { on: sealedOn }).value);
