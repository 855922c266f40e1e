import { plusMonths } from '../calendar.ts';
import { by } from '../laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from '../parameter.ts';
import type { RetentionClass } from '../recording-matrix.ts';
import type { Words } from '../words.ts';

/** 保管期限 of a volume, longest first. */
export const archiveClasses = ['permanent', '30-years', '10-years', 'six-months'] as const;
export type ArchiveClass = (typeof archiveClasses)[number];

export const archiveClassNames: Record<ArchiveClass, Words> = {
  permanent: { zh: '永久', en: 'Permanent' },
  '30-years': { zh: '30年', en: '30 years' },
  '10-years': { zh: '10年', en: '10 years' },
  'six-months': { zh: '6个月', en: 'Six months' },
};

const months = (value: number, basis: Parameter<number>['basis']): Parameter<number>[] => [
  { value, basis, region: nationwide, from: '2006-12-18' },
];

/** Months. What is permanent is locked for this long and locked anew before that is over. */
export const archivePeriods: Record<ArchiveClass, readonly Parameter<number>[]> = {
  permanent: months(100 * 12, by('archivePeriods', '第五条（永久保管，锁定期届满前续期）')),
  '30-years': months(30 * 12, by('archivePeriods', '第五条（定期保管30年）')),
  '10-years': months(10 * 12, by('archivePeriods', '第五条（定期保管10年）')),
  'six-months': months(6, by('local', '非证据音像记录保存不少于6个月')),
};

/** How a record of this recording class is kept when nothing else was ordered. */
export const archiveClassOf: Record<RetentionClass, ArchiveClass> = {
  long: 'permanent',
  'case-file': '30-years',
  'six-months': 'six-months',
};

export const longerClass = (a: ArchiveClass, b: ArchiveClass): ArchiveClass =>
  archiveClasses.indexOf(a) <= archiveClasses.indexOf(b) ? a : b;

/** The last day on which a record of that class, sealed on that day, must still be there. */
export const keptUntil = (archive: ArchiveClass, sealedOn: CivilDate): CivilDate =>
  plusMonths(sealedOn, inForce(archivePeriods[archive], { on: sealedOn }).value);

/** The last day on which a record of that recording class, sealed on that day, must still be there unchanged. */
export const retainedUntil = (retention: RetentionClass, sealedOn: CivilDate): CivilDate =>
  keptUntil(archiveClassOf[retention], sealedOn);

/** How many months before its end the lock of what is permanent is renewed. */
export const renewalLead: readonly Parameter<number>[] = months(
  12,
  by('local', '永久保管记录锁定期届满前12个月续期'),
);

/** Days after which a record's bytes are read and compared again. */
export const fixityIntervals: Record<ArchiveClass, readonly Parameter<number>[]> = {
  permanent: months(90, by('local', '永久保管记录每季度核验')),
  '30-years': months(180, by('local', '30年保管记录每半年核验')),
  '10-years': months(365, by('local', '10年保管记录每年核验')),
  'six-months': months(60, by('local', '短期保存记录每两个月核验')),
};
export const fixityInterval = (archive: ArchiveClass, on: CivilDate): number =>
  inForce(fixityIntervals[archive], { on }).value;

/** The longest consultation (调阅) that may be granted at once, in days. */
export const consultationDays: readonly Parameter<number>[] = [
  {
    value: 30,
    basis: by('local', '调阅期限一次不超过30日'),
    region: nationwide,
    from: '2006-12-18',
  },
];

/** What stands in the place of personal data that was erased by law (个人信息保护法第四十七条). */
export const erasedWord = '（已依法删除）';
