import type { Basis, Words } from './words.ts';

/** The sources the rules of this library cite. */
export const laws = {
  penalty: { zh: '中华人民共和国行政处罚法', en: 'Administrative Penalty Law (2021)' },
  compulsion: { zh: '中华人民共和国行政强制法', en: 'Administrative Compulsion Law' },
  permit: { zh: '中华人民共和国行政许可法', en: 'Administrative Permit Law' },
  reconsideration: { zh: '中华人民共和国行政复议法', en: 'Administrative Reconsideration Law (2023)' },
  litigation: { zh: '中华人民共和国行政诉讼法', en: 'Administrative Litigation Law' },
  personalInformation: { zh: '中华人民共和国个人信息保护法', en: 'Personal Information Protection Law' },
  openness: { zh: '中华人民共和国政府信息公开条例', en: 'Open Government Information Regulations (2019)' },
  holidays: { zh: '全国年节及纪念日放假办法', en: 'Measures on Holidays (2024)' },
  procedure: {
    zh: '市场监督管理行政处罚程序规定',
    en: 'Market Supervision Penalty Procedure Rules (SAMR Order 2, as amended by 42 and 61)',
  },
  hearing: {
    zh: '市场监督管理行政处罚听证办法',
    en: 'Market Supervision Penalty Hearing Measures (SAMR Order 3, as amended by 42)',
  },
  publicity: {
    zh: '市场监督管理行政处罚信息公示规定',
    en: 'Market Supervision Penalty Publicity Rules (SAMR Order 45)',
  },
  creditRepairMarket: {
    zh: '市场监督管理信用修复管理办法',
    en: 'Market Supervision Credit Repair Measures (2025)',
  },
  creditRepair: { zh: '信用修复管理办法', en: 'Credit Repair Measures (NDRC Order 36)' },
  doublePublicity: {
    zh: '关于进一步完善行政许可和行政处罚等信用信息公示工作的指导意见（发改办财金〔2018〕424号）',
    en: 'NDRC Guiding Opinion on double publicity (2018) No. 424',
  },
  threeSystems: {
    zh: '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见（国办发〔2018〕118号）',
    en: 'State Council General Office Guiding Opinion on the three systems (2018) No. 118',
  },
  crimeTransfer: {
    zh: '行政执法机关移送涉嫌犯罪案件的规定',
    en: 'Rules on Transferring Suspected Crimes',
  },
  plan: {
    zh: '新田县市场监督管理局推行行政执法“三项制度”工作实施方案',
    en: 'Plan of the Xintian County Market Supervision Bureau for the three systems',
  },
  forms: {
    zh: '市场监督管理行政处罚文书格式范本（2021年修订版）',
    en: 'Model Penalty Forms (2021 revision)',
  },
  archivePeriods: {
    zh: '机关文件材料归档范围和文书档案保管期限规定',
    en: 'Rules on Archiving Scope and Retention Periods (National Archives Order 8)',
  },
  secrets: {
    zh: '中华人民共和国保守国家秘密法',
    en: 'Law on Guarding State Secrets (2024 revision)',
  },
  documents: { zh: '党政机关公文格式', en: 'GB/T 9704-2012 official document format' },
  local: { zh: '本机关内部规定', en: 'Internal rule of the agency (configurable default)' },
} as const satisfies Record<string, Words>;

export type LawName = keyof typeof laws;

export const by = (law: LawName, article: string): Basis => ({ ...laws[law], article });
