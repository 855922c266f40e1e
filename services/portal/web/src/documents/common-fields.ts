import type { FieldSpec } from '../ui/field-spec.ts';

export const evidenceList: FieldSpec = {
  name: 'evidence',
  kind: 'list',
  label: { zh: '证据', en: 'Evidence' },
  hint: {
    zh: '已按本案文书和音像记录预填，请核对并写明证明内容',
    en: 'Filled in from the file of the matter; check it and say what each proves',
  },
  row: { zh: '增加证据', en: 'Add evidence' },
  of: [
    { name: 'title', kind: 'line', required: true, label: { zh: '证据名称', en: 'Evidence' } },
    { name: 'proves', kind: 'text', rows: 1, label: { zh: '证明内容', en: 'What it proves' } },
  ],
};

export const opinionGroup = (name: string, zh: string, en: string): FieldSpec => ({
  name,
  kind: 'group',
  label: { zh, en },
  hint: { zh: '不填则留空供手签', en: 'Left out, the box is for signing by hand' },
  of: [
    { name: 'text', kind: 'text', rows: 2, label: { zh: '意见', en: 'Opinion' } },
    { name: 'name', kind: 'line', label: { zh: '签名', en: 'Name' } },
    { name: 'on', kind: 'date', label: { zh: '日期', en: 'Date' } },
  ],
});
