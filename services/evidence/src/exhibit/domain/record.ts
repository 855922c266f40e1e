import type { Person } from '@sanzhi/contracts';
import { civilDateOf, deadline } from '@sanzhi/statute';
import { step, type Change, type Exhibit, type ExhibitKind, type Now, type Photo } from './exhibit.ts';
import { invalid, penaltyLaw } from './refusals.ts';

export interface Taking {
  kind: ExhibitKind;
  name: string;
  quantity: number;
  unit: string;
  description: string;
  takenFrom: string;
  takenAt: string;
  takenPlace: string;
  keptAt: string;
  seals: readonly string[];
  /** Taken on the spot before the leader could approve. */
  urgent: boolean;
}

interface Setting extends Now {
  id: string;
  command: string;
  matter: { id: string; agency: string };
  number: number;
  officers: Person[];
  photos: Photo[];
}

/** How far the clock of a device and ours may be apart. */
const toleranceMs = 5 * 60_000;

/** The last day on which something must have been decided about a thing preserved on that day (行政处罚法第五十六条). */
export const preservationDue = (decidedOn: string): string =>
  deadline({ kind: 'preservation', start: decidedOn, on: decidedOn }).due;

/** 登记物证: numbered within its matter, with where it came from and what shows it as it was taken. */
export const record = ({ urgent, seals, ...taking }: Taking, setting: Setting): Change => {
  const { id, command, matter, number, officers, photos, now, by } = setting;
  if (Date.parse(taking.takenAt) > now.getTime() + toleranceMs)
    throw invalid('taken-in-the-future', 'takenAt', {
      zh: '提取时间晚于当前时间，请核对后重填',
      en: 'It cannot have been taken in the future; correct the time',
    });
  assertEachOnce(seals);
  if (taking.kind !== 'sample' && photos.length === 0)
    throw invalid(
      'no-photo',
      'photos',
      {
        zh: '先行登记保存或者扣押的物品须附提取现场照片：请先上传照片并等待封存，再登记',
        en: 'A thing preserved or seized is shown by photos: upload them, wait for the seal, then record it',
      },
      penaltyLaw,
    );
  const decidedOn = civilDateOf(new Date(taking.takenAt));
  const preservation =
    taking.kind === 'preserved'
      ? { open: true, decidedOn, urgent, due: preservationDue(decidedOn) }
      : undefined;
  const link = step('recorded', { now, by }, { seals: [...seals], to: taking.keptAt, photos });
  const exhibit: Exhibit = {
    ...taking,
    id,
    command,
    number,
    agency: matter.agency,
    matter: matter.id,
    state: 'held',
    officers,
    seals: [...seals],
    chain: [link],
    ...(preservation ? { preservation } : {}),
  };
  return { exhibit, facts: [{ fact: 'recorded', step: link }] };
};

export const assertEachOnce = (seals: readonly string[]): void => {
  const twice = seals.find((seal, index) => seals.indexOf(seal) !== index);
  if (twice === undefined) return;
  throw invalid('seal-twice', 'seals', {
    zh: `封条号${twice}填写了两次`,
    en: `The seal ${twice} is named twice`,
  });
};
