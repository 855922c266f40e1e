import type { FormNumber } from '../forms.ts';
import { by } from '../laws.ts';
import { inForce, nationwide, type CivilDate, type Parameter } from '../parameter.ts';
import type { Words } from '../words.ts';

/** 正卷 is open to the party as the law says; 副卷 (internal opinions) is not. */
export type VolumePart = 'main' | 'secondary';

export const volumePartNames: Record<VolumePart, Words> = {
  main: { zh: '正卷', en: 'Main volume' },
  secondary: { zh: '副卷', en: 'Secondary volume' },
};

export interface VolumeSection extends Words {
  forms: readonly FormNumber[];
  /** Takes the recordings that are evidence, and the papers taken over as evidence. */
  evidence?: true;
  /** Takes what no other section names; one of the two parts has it. */
  other?: true;
}

const section = (zh: string, en: string, forms: readonly FormNumber[], more = {}): VolumeSection => ({
  zh,
  en,
  forms,
  ...more,
});

/** Sections of each part in the order in which they are bound. A 送达回证 (50, 51) follows what it is for. */
export const volumeOrder: readonly Parameter<Record<VolumePart, readonly VolumeSection[]>>[] = [
  {
    value: {
      main: [
        section('立案审批表', 'Approval of filing', [7]),
        section('行政处罚决定书及送达回证', 'Decision and proof of service', [44, 45, 46]),
        section(
          '对当事人制发的其他文书及送达回证',
          'Other documents served on the party',
          [10, 13, 15, 19, 20, 21, 22, 23, 25, 31, 32, 33, 34, 37, 39, 47, 48],
        ),
        section('证据材料', 'Evidence', [9, 11, 12, 14, 16, 17, 18, 29, 30, 38], { evidence: true }),
        section('听证笔录', 'Record of the hearing', [40]),
        section('财物处理单据', 'Papers on property', [6, 24, 26, 27, 28, 52]),
        section('其他有关材料', 'Other', [], { other: true }),
      ],
      secondary: [
        section('案源材料', 'Source of the case', [1, 2, 3]),
        section('调查终结报告', 'Final investigation report', [35]),
        section('审核意见', 'Review opinions', [36]),
        section('听证报告', 'Report on the hearing', [41]),
        section('结案审批表', 'Approval of closing', [53]),
        section('其他有关材料', 'Other', [8, 42, 43]),
      ],
    },
    basis: by('procedure', '第七十八条、第七十九条'),
    region: nationwide,
    from: '2021-07-15',
  },
];

/** One thing that goes into the volume. */
export interface VolumeItem {
  id: string;
  form?: FormNumber;
  evidence?: boolean;
  /** When it came about; orders what stands in one section. */
  at: string;
  /** Its 送达回证. */
  receipt?: string;
}

const receiptForms: readonly FormNumber[] = [50, 51];

/** Both parts, each thing once and in order; a proof of service right behind what was served. */
export const volumesOf = (items: readonly VolumeItem[], on: CivilDate): Record<VolumePart, string[]> => {
  const { value } = inForce(volumeOrder, { on });
  const named = new Set(Object.values(value).flatMap((part) => part.flatMap(({ forms }) => forms)));
  const behind = new Set(items.flatMap(({ receipt }) => receipt ?? []));
  const belongs = ({ forms, evidence, other }: VolumeSection, item: VolumeItem): boolean => {
    if (item.form !== undefined && named.has(item.form)) return forms.includes(item.form);
    return item.evidence === true ? evidence === true : other === true;
  };
  const inOrder = items.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const ofPart = (part: VolumePart): string[] =>
    value[part].flatMap((each) =>
      inOrder
        .filter((item) => !(receiptForms.includes(item.form ?? 0) && behind.has(item.id)))
        .filter((item) => belongs(each, item))
        .flatMap(({ id, receipt }) => [
          id,
          ...(receipt !== undefined && items.some((one) => one.id === receipt) ? [receipt] : []),
        ]),
    );
  return { main: ofPart('main'), secondary: ofPart('secondary') };
};
