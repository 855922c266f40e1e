/** The matter of the demonstration: an invented food shop in 新田县, with identifiers whose check digits hold. */
export const shop = {
  party: {
    kind: 'individual-business',
    name: '新田县龙泉镇林记食品店',
    uscc: '92431128MA7K2X9W85',
    legalRepresentative: '林秋月',
    address: '湖南省永州市新田县龙泉镇滨河路18号',
    phone: '13907460000',
  },
  cause: '涉嫌经营超过保质期的食品',
  source: '监督检查发现',
  facts:
    '当事人货架上摆放待售的“山里红”牌山楂片12袋（200克/袋）超过保质期39日。当事人购进上述食品50袋，购进价每袋3.5元，销售价每袋5元，超过保质期后售出4袋，货值金额80元，违法所得20元。',
  characterisation: '经营超过保质期的食品',
  basis: [
    { law: '中华人民共和国食品安全法', article: '第三十四条第十项', role: 'violated' },
    { law: '中华人民共和国食品安全法', article: '第一百二十四条第一款第五项', role: 'applied' },
    { law: '中华人民共和国行政处罚法', article: '第三十二条', role: 'applied' },
  ],
  measures: [
    { kind: 'confiscate-income', amount: 2_000 },
    { kind: 'confiscate-goods', detail: '超过保质期的“山里红”牌山楂片12袋', amount: 6_000 },
    { kind: 'fine', amount: 1_000_000 },
  ],
  shortReason: '初次违法，主动下架，予以减轻处罚。',
  fullReason:
    '当事人系初次违法，货值金额80元，案发后主动下架并召回已售出的食品，积极配合调查，未造成危害后果，符合《中华人民共和国行政处罚法》第三十二条第一项规定的减轻处罚情形，参照湖南省市场监督管理行政处罚裁量权基准，决定减轻处罚。',
  finding: '裁量理由未对应减轻处罚的法定情形，也未引用裁量基准，请补充说明并附相应依据。',
  answer: '已补充减轻处罚的法定情形（行政处罚法第三十二条第一项）和裁量基准依据，并重新出具调查终结报告。',
  statement: '本店系小本经营，进货后疏于检查，已全部下架整改，请求从轻处罚。',
  adoption: '当事人主动整改的情节在拟处罚意见中已予考虑，对其从轻处罚的请求予以采纳，处罚幅度不再调整。',
} as const;

export const evidenceList = [
  { title: '现场笔录1份、现场照片2张、现场检查视频1段', proves: '现场查见超过保质期食品的情况' },
  { title: '对经营者林秋月的询问笔录1份', proves: '购进、销售涉案食品的时间、数量和价格' },
];
