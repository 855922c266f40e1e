import { checkUscc } from '@sanzhi/statute';
import type { Words } from '../language.ts';
import type { FieldSpec, Option } from '../ui/field-spec.ts';

const line = (name: string, zh: string, en: string, rest: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind: 'line',
  required: true,
  label: { zh, en },
  ...rest,
});

const code = (name: string, zh: string, en: string) =>
  line(name, zh, en, {
    upper: true,
    max: 18,
    check: (value): Words | undefined => {
      const result = checkUscc(value.trim());
      return result.ok ? undefined : { zh: result.zh, en: result.en };
    },
  });

export const officerFields = (states: readonly Option[]): FieldSpec[] => [
  line('name', '姓名', 'Name'),
  line('certificate', '执法证号', 'Certificate'),
  code('agency', '所属执法主体（统一社会信用代码）', 'Body (USCC)'),
  line('unit', '所在机构', 'Unit'),
  line('post', '职务', 'Post'),
  { name: 'validFrom', kind: 'date', required: true, label: { zh: '有效期自', en: 'Valid from' } },
  { name: 'validTo', kind: 'date', required: true, label: { zh: '有效期至', en: 'Valid to' } },
  { name: 'status', kind: 'choice', required: true, label: { zh: '证件状态', en: 'State' }, options: states },
];

export const bodyFields: readonly FieldSpec[] = [
  line('name', '名称', 'Name'),
  code('uscc', '统一社会信用代码', 'USCC'),
  line('short', '发文机关代字', 'Short form', {
    hint: { zh: '如：新市监', en: 'First part of a document number' },
  }),
  line('region', '行政区划代码', 'Region code', { max: 6 }),
  line('address', '地址', 'Address'),
  line('phone', '电话', 'Phone'),
  line('reconsideration', '行政复议机关', 'Reconsideration authority', { basis: '《行政复议法》第二十四条' }),
  line('court', '管辖法院', 'Court'),
  line('legalBasis', '执法依据', 'Legal basis'),
];
