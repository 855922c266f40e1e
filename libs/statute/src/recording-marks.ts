import type { Words } from './words.ts';

/** What a mark inside a recording may point at: the contents that the matrix asks for, the announcement, or a note. */
export const markNames = {
  'certificate-shown': { zh: '出示执法证件', en: 'Certificates shown' },
  'recording-announced': { zh: '告知正在音像记录', en: 'Recording announced' },
  'rights-read': { zh: '宣读权利义务', en: 'Reading of rights' },
  site: { zh: '现场环境与涉案物品', en: 'The site and the items' },
  'party-statement': { zh: '当事人陈述申辩', en: "The party's words" },
  signature: { zh: '签字确认或者拒绝签字', en: 'Signing or refusal' },
  draw: { zh: '抽取过程录屏', en: 'Screen capture of the draw' },
  'checked-items': { zh: '检查内容', en: 'What was checked' },
  'persons-present': { zh: '在场人员', en: 'Persons present' },
  originals: { zh: '证据原件', en: 'Originals' },
  sampling: { zh: '封样过程与数量', en: 'Sealing and quantities' },
  'items-state': { zh: '物品状态与数量', en: 'State and count of items' },
  'list-handed-over': { zh: '清单交付', en: 'List handed over' },
  'reasons-read': { zh: '宣读理由和依据', en: 'Reasons read out' },
  counting: { zh: '清点', en: 'Counting' },
  sealing: { zh: '加封', en: 'Seals' },
  'identity-check': { zh: '核对身份', en: 'Identity check' },
  exhibits: { zh: '举证', en: 'Exhibits' },
  'cross-examination': { zh: '质证', en: 'Cross-examination' },
  'document-visible': {
    zh: '文书名称和文号清晰可见',
    en: 'Title and number of the document visible',
  },
  refusal: { zh: '拒收情形', en: 'Refusal, if any' },
  place: { zh: '地点', en: 'Place' },
  witness: { zh: '见证人', en: 'Witness, if any' },
  room: { zh: '固定机位、房间编号', en: 'Fixed camera, room id' },
  note: { zh: '备注', en: 'Note' },
} as const satisfies Record<string, Words>;

export type MarkKind = keyof typeof markNames;
export const markKinds = Object.keys(markNames) as [MarkKind, ...MarkKind[]];
