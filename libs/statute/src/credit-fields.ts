import type { MeasureKind } from './measure.ts';

export type CreditRequirement =
  | 'always'
  | 'never'
  | 'organisation'
  | 'natural-person'
  | 'placeholder-code'
  | { measures: readonly MeasureKind[] };

interface FieldShape {
  code: string;
  name: string;
  length: number;
  required: CreditRequirement;
  kind: 'text' | 'date' | 'wanyuan' | 'uscc';
  /** False: goes to the platform, is never displayed. */
  shown: boolean;
}

/** What the platforms read as "without end". */
export const longTerm = '2099/12/31';

const field = <C extends string>(
  code: C,
  name: string,
  length: number,
  required: CreditRequirement,
  kind: FieldShape['kind'] = 'text',
  shown = true,
) => ({ code, name, length, required, kind, shown });

/** Double-publicity penalty record (发改办财金〔2018〕424号 annex), in its order. */
export const creditFields = [
  field('CF_XDR_MC', '行政相对人名称', 200, 'always'),
  field('CF_XDR_LB', '行政相对人类别', 100, 'always'),
  field('CF_XDR_SHXYM', '行政相对人代码_1（统一社会信用代码）', 18, 'organisation', 'uscc'),
  field('CF_XDR_GSZC', '行政相对人代码_2（工商注册号）', 50, 'placeholder-code'),
  field('CF_XDR_ZZJG', '行政相对人代码_3（组织机构代码）', 9, 'never'),
  field('CF_XDR_SWDJ', '行政相对人代码_4（税务登记号）', 20, 'never'),
  field('CF_XDR_SYDW', '行政相对人代码_5（事业单位证书号）', 12, 'never'),
  field('CF_XDR_SHZZ', '行政相对人代码_6（社会组织登记证号）', 50, 'never'),
  field('CF_FRDB', '法定代表人', 50, 'organisation'),
  field('CF_FR_ZJLX', '法定代表人证件类型', 64, 'never'),
  field('CF_FR_ZJHM', '法定代表人证件号码', 64, 'never', 'text', false),
  field('CF_XDR_ZJLX', '证件类型', 64, 'natural-person'),
  field('CF_XDR_ZJHM', '证件号码', 64, 'natural-person', 'text', false),
  field('CF_WSH', '行政处罚决定书文号', 128, 'always'),
  field('CF_WFXW', '违法行为类型', 2000, 'always'),
  field('CF_SY', '违法事实', 5000, 'always'),
  field('CF_YJ', '处罚依据', 2048, 'always'),
  field('CF_CFLB', '处罚类别', 100, 'always'),
  field('CF_NR', '处罚内容', 5000, 'always'),
  field('CF_NR_FK', '罚款金额（万元）', 19, { measures: ['fine'] }, 'wanyuan'),
  field(
    'CF_NR_WFFF',
    '没收违法所得、没收非法财物的金额（万元）',
    19,
    { measures: ['confiscate-income', 'confiscate-goods'] },
    'wanyuan',
  ),
  field('CF_NR_ZKDX', '暂扣或吊销证照名称及编号', 200, { measures: ['suspend-licence', 'revoke-licence'] }),
  field('CF_JDRQ', '处罚决定日期', 10, 'always', 'date'),
  field('CF_YXQ', '处罚有效期', 10, 'always', 'date'),
  field('CF_GSJZQ', '公示截止期', 10, 'always', 'date'),
  field('CF_CFJG', '处罚机关', 200, 'always'),
  field('CF_CFJGDM', '处罚机关统一社会信用代码', 18, 'always', 'uscc'),
  field('CF_SJLY', '数据来源单位', 200, 'always'),
  field('CF_SJLYDM', '数据来源单位统一社会信用代码', 18, 'always', 'uscc'),
  field('BZ', '备注', 512, 'never'),
];

export type CreditField = (typeof creditFields)[number];
export type CreditFieldCode = CreditField['code'];
