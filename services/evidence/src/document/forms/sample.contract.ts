import type { FormData, FormNo } from './form.ts';

/** One matter's worth of form data for the specs; invented names, valid codes. */
const base: Omit<FormData, 'fields'> = {
  agency: {
    name: '新田县市场监督管理局',
    short: '新市监',
    uscc: '114311280064218500',
    address: '湖南省永州市新田县龙泉街道滨河北路18号',
    phone: '0746-4712315',
    reconsideration: '新田县人民政府',
    court: '新田县人民法院',
  },
  matter: {
    reference: '新市监案〔2026〕7号',
    cause: '涉嫌经营超过保质期的食品',
    party: {
      kind: 'individual-business',
      name: '新田县龙泉街道佳惠食品店',
      uscc: '92431128MA7K2X9W85',
      legalRepresentative: '何丽华',
      citizenId: '431128199003070017',
      address: '湖南省永州市新田县龙泉街道双碧社区秀峰街66号',
      phone: '13874600000',
    },
    officers: [
      { name: '李建国', certificate: '18110128001' },
      { name: '王晓芳', certificate: '18110128002' },
    ],
    openedOn: '2026-01-12',
    proposal: {
      facts:
        '2026年1月9日，本局执法人员对当事人的经营场所进行监督检查，发现货架上摆放待售的“山里红”牌山楂片12袋（规格：200克/袋，生产日期：2025年3月1日，保质期：9个月），已超过保质期39日。\n当事人于2025年10月20日购进上述食品50袋，购进价每袋3.5元，销售价每袋5元，至检查时已售出38袋，其中超过保质期后售出4袋。货值金额80元，违法所得20元。',
      characterisation: '经营超过保质期的食品的违法行为',
      basis: [
        { law: '中华人民共和国食品安全法', article: '第三十四条第十项', role: 'violated' },
        { law: '中华人民共和国食品安全法', article: '第一百二十四条第一款第五项', role: 'applied' },
        { law: '中华人民共和国行政处罚法', article: '第三十二条第五项', role: 'applied' },
      ],
      measures: [
        { kind: 'confiscate-income', amount: 2000 },
        { kind: 'confiscate-goods', detail: '超过保质期的“山里红”牌山楂片12袋', amount: 6000 },
        { kind: 'fine', amount: 500_000 },
      ],
      discretion:
        '当事人涉案食品货值金额较小，案发后主动下架并召回已售出的食品，积极配合调查，未造成危害后果，参照《湖南省市场监督管理行政处罚裁量权基准》，决定减轻处罚',
    },
    notice: { number: '新市监罚告〔2026〕8号', servedOn: '2026-02-02' },
    statement: {
      waived: false,
      hearingRequested: false,
      text: '本店系小本经营，此次系进货后疏于检查所致，已全部下架整改，请求从轻处罚。',
    },
  },
  date: '2026-02-09',
};

const evidence = [
  {
    title: '现场笔录1份、现场照片4张、现场检查视频1段',
    proves: '执法人员现场检查时查见超过保质期食品的情况',
  },
  { title: '对经营者何丽华的询问笔录1份', proves: '当事人购进、销售涉案食品的时间、数量和价格' },
  { title: '营业执照、食品经营许可证和经营者身份证复印件各1份', proves: '当事人的主体资格' },
  { title: '进货票据1张、销售记录打印件2页', proves: '涉案食品的货值金额和违法所得' },
];
const checks = [
  ['执法主体与执法人员资格', 'pass'],
  ['管辖与职权', 'pass'],
  ['当事人基本情况', 'pass'],
  ['事实与证据', 'problem'],
  ['定性', 'pass'],
  ['法律依据', 'pass'],
  ['裁量与处理适当', 'pass'],
  ['程序与期限', 'pass'],
  ['文书', 'pass'],
  ['涉嫌犯罪移送', 'not-applicable'],
].map(([name, result]) => ({
  name,
  result,
  finding:
    result === 'problem'
      ? '违法所得的计算缺少超过保质期后四笔销售的记录，请补充销售流水并由当事人确认。'
      : '',
}));

const fields: Record<FormNo, unknown> = {
  7: {
    decision: 'file',
    source: '监督检查发现',
    foundOn: '2026-01-09',
    findings:
      '2026年1月9日，本局执法人员在日常监督检查中发现，当事人货架上摆放待售的山楂片12袋已超过保质期，执法人员现场制作笔录并拍照、录像。',
    reason:
      '当事人的行为涉嫌违反《中华人民共和国食品安全法》第三十四条第十项的规定，属于本局管辖，且在处罚时效以内，符合《市场监督管理行政处罚程序规定》第十九条规定的立案条件。',
    unitHead: { text: '同意立案，由李建国、王晓芳办理。', name: '刘志强', on: '2026-01-12' },
    leader: { text: '同意立案。', name: '陈明', on: '2026-01-12' },
  },
  9: {
    from: '2026-01-09T09:30:00+08:00',
    to: '2026-01-09T10:20:00+08:00',
    place: '湖南省永州市新田县龙泉街道双碧社区秀峰街66号',
    present: { name: '何丽华', role: '经营者', phone: '13874600000' },
    witness: '郑小军',
    notified: '当事人经营者何丽华在场',
    recusal: '听清楚了，不申请回避。',
    findings:
      '一、该店门头标示“佳惠食品”，店内悬挂营业执照和食品经营许可证，证照在有效期内。\n二、店内靠东墙第二排货架第三层摆放“山里红”牌山楂片12袋，规格200克/袋，标示生产日期2025年3月1日，保质期9个月，与在保质期内的同类食品混放待售。\n三、执法人员对上述食品、货架标价签和销售票据拍照取证4张，并对检查全过程录像。',
    recording: '检查全过程由执法记录仪录像，起止时间同本笔录，录像已上传。',
    remark: '以上笔录我已阅，与事实相符。',
  },
  14: {
    from: '2026-01-14T14:30:00+08:00',
    to: '2026-01-14T15:40:00+08:00',
    place: '新田县市场监督管理局询问室',
    session: 1,
    recorder: '王晓芳',
    person: {
      name: '何丽华',
      sex: '女',
      citizenId: '431128199003070017',
      work: '新田县龙泉街道佳惠食品店经营者',
      address: '湖南省永州市新田县龙泉街道双碧社区秀峰街66号',
      phone: '13874600000',
    },
    recusal: '听清楚了，不申请回避。',
    talk: [
      {
        question: '请介绍一下你店的基本情况。',
        answer: '我店2021年开业，主要卖预包装食品，就我一个人经营。',
      },
      {
        question: '2026年1月9日检查发现的12袋山楂片是什么时候进的货？',
        answer:
          '2025年10月20日从县城的批发部进的，一共50袋，3块5一袋，卖5块。\n有进货票，当时对方给了我一张手写的单子。',
      },
      { question: '过期以后卖出过吗？', answer: '卖了4袋，收银记录上有。' },
      { question: '你还有什么要补充的？', answer: '没有了，以后一定按时检查日期。' },
    ],
    remark: '以上笔录我看过，和我说的一样。',
  },
  35: {
    course:
      '2026年1月9日，本局执法人员在监督检查中发现当事人涉嫌经营超过保质期的食品。经批准，本局于2026年1月12日立案，先后进行现场检查、询问当事人经营者、提取进销货凭证。',
    facts: '当事人购进山楂片50袋，超过保质期后售出4袋，尚有12袋摆放待售，货值金额80元，违法所得20元。',
    evidence,
    nature:
      '当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定，属于经营超过保质期的食品的违法行为。',
    opinion:
      '依据《中华人民共和国食品安全法》第一百二十四条第一款第五项的规定，建议责令当事人改正违法行为，并处没收违法所得20元、没收超过保质期的山楂片12袋、罚款5000元。',
    discretion: '货值金额较小，主动下架召回，积极配合调查，未造成危害后果，建议减轻处罚。',
  },
  36: {
    kind: 'legal',
    round: 1,
    unit: '食品安全监督管理股',
    receivedOn: '2026-01-20',
    materials: '案件调查终结报告、拟处理意见及理由、证据目录和证据材料、音像记录目录、裁量说明，共23件。',
    checks,
    outcome: 'investigate',
    reviewer: { text: '违法所得的证据不足，建议补充调查后再送审核。', name: '周文', on: '2026-01-22' },
    head: { text: '同意审核意见。', name: '欧阳静', on: '2026-01-23' },
  },
  37: { evidence, hearing: false, contact: '李建国、王晓芳', phone: '0746-4712315' },
  45: {
    course: '调查期间，本局对当事人经营场所进行了现场检查，对经营者何丽华进行了询问，提取了进销货凭证。',
    evidence,
    adoption:
      '当事人主动下架、召回已售出食品，积极配合调查，其意见符合减轻处罚的情形，本局予以采纳，并已在拟处罚意见中体现。',
    correction: '立即改正经营超过保质期食品的违法行为',
    payment: {
      bank: '中国农业银行新田县支行',
      account: '18756001040000001',
      payee: '新田县财政局非税收入专户',
    },
  },
  50: {
    document: '行政处罚决定书',
    number: '新市监处罚〔2026〕12号',
    method: 'direct',
    servedAt: '2026-02-10T10:05:00+08:00',
    place: '湖南省永州市新田县龙泉街道双碧社区秀峰街66号',
    recipient: '何丽华',
    relation: '经营者本人',
    decision: true,
    note: '送达过程已录像。',
  },
};
const numbers: Partial<Record<FormNo, string>> = {
  37: '新市监罚告〔2026〕8号',
  45: '新市监处罚〔2026〕12号',
};

export const sample = (no: FormNo): FormData => ({
  ...base,
  ...(numbers[no] ? { number: numbers[no] } : {}),
  fields: fields[no],
});
