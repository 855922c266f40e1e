/** For what a record may be looked at, 用途. `other` needs its own words. */
export const accessPurposes = {
  'case-handling': { zh: '办理案件', en: 'Handling the matter' },
  'legal-review': { zh: '法制审核', en: 'Legal review' },
  approval: { zh: '审批决定', en: 'Deciding the matter' },
  hearing: { zh: '听证', en: 'Hearing' },
  'file-review': { zh: '案卷评查', en: 'Review of files' },
  supervision: { zh: '执法监督', en: 'Supervision' },
  appraisal: { zh: '评议考核', en: 'Appraisal' },
  reconsideration: { zh: '行政复议', en: 'Reconsideration' },
  litigation: { zh: '行政诉讼', en: 'Litigation' },
  'crime-transfer': { zh: '移送司法机关', en: 'Transfer of a suspected crime' },
  'party-request': { zh: '当事人查阅', en: 'Asked for by the party' },
  'public-opinion': { zh: '投诉信访与舆情应对', en: 'Complaints and public opinion' },
  disclosure: { zh: '信息公示', en: 'Disclosure' },
  archive: { zh: '归档与整理', en: 'Archiving' },
  other: { zh: '其他（须说明）', en: 'Other (say what)' },
} as const;
export type AccessPurpose = keyof typeof accessPurposes;
export const accessPurposeCodes = Object.keys(accessPurposes) as [AccessPurpose, ...AccessPurpose[]];

/** `look`: the poster in a list; `play`: the watermarked preview or the document on screen. */
export const accessWays = ['look', 'play', 'download', 'share'] as const;
/** What an access may give beside the record itself. */
export const fetchedParts = ['clip', 'transcript'] as const;
export type FetchedPart = (typeof fetchedParts)[number];
export const heldKinds = ['recording', 'document'] as const;
export const consultationStates = ['requested', 'approved', 'refused', 'revoked'] as const;

/** Why a matter's records must stay although their time may be over. */
export const holdGrounds = {
  reconsideration: { zh: '行政复议', en: 'Reconsideration' },
  litigation: { zh: '行政诉讼', en: 'Litigation' },
  supervision: { zh: '监察、审计或者执法监督', en: 'Inspection, audit or supervision' },
  'crime-transfer': { zh: '移送司法机关', en: 'Transfer of a suspected crime' },
  petition: { zh: '信访或者申诉', en: 'Petition or appeal' },
  other: { zh: '其他', en: 'Other' },
} as const;
export const holdGroundCodes = Object.keys(holdGrounds) as [
  keyof typeof holdGrounds,
  ...(keyof typeof holdGrounds)[],
];

/** 保管期限 of a volume; the periods themselves are dated data of the statute. */
export const archiveClassCodes = ['permanent', '30-years', '10-years', 'six-months'] as const;
export const erasureGrounds = ['term-over', 'legal-order'] as const;

/** 证据包, for whoever must be convinced; 移交包, for the archive that takes the matter over. */
export const bundleForms = ['bundle', 'transfer'] as const;
export type BundleForm = (typeof bundleForms)[number];
