import { civilDateOf } from '@sanzhi/statute';
import { evidenceList, shop } from './shop.ts';

const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000).toISOString();

/** What the handler writes into the forms of the demonstration matter. */
export const formsOf = (now: Date): Record<7 | 9 | 14 | 35, Record<string, unknown>> => ({
  7: {
    decision: 'file',
    source: shop.source,
    foundOn: civilDateOf(now),
    findings:
      '本局执法人员在监督检查中发现，当事人货架上摆放待售的山楂片12袋已超过保质期，现场制作笔录并拍照、录像。',
    reason:
      '当事人的行为涉嫌违反《中华人民共和国食品安全法》第三十四条第十项的规定，属于本局管辖，且在处罚时效以内，符合《市场监督管理行政处罚程序规定》第十九条规定的立案条件。',
  },
  9: {
    from: minutes(now, -60),
    to: minutes(now, -10),
    place: shop.party.address,
    present: { name: shop.party.legalRepresentative, role: '经营者', phone: shop.party.phone },
    notified: '当事人经营者林秋月在场',
    recusal: '听清楚了，不申请回避。',
    findings:
      '一、该店门头标示“林记食品店”，店内悬挂营业执照和食品经营许可证，证照在有效期内。\n二、店内靠东墙第二排货架第三层摆放“山里红”牌山楂片12袋，规格200克/袋，已超过保质期39日，与在保质期内的同类食品混放待售。\n三、执法人员拍照取证2张，并对检查全过程录像。',
    recording: '检查全过程由执法记录仪录像，起止时间同本笔录，录像已上传。',
    remark: '以上笔录我已阅，与事实相符。',
  },
  14: {
    from: minutes(now, -70),
    to: minutes(now, -5),
    place: '新田县市场监督管理局询问室',
    session: 1,
    recorder: '李文博',
    person: {
      name: shop.party.legalRepresentative,
      sex: '女',
      work: '新田县龙泉镇林记食品店经营者',
      address: shop.party.address,
      phone: shop.party.phone,
    },
    recusal: '听清楚了，不申请回避。',
    talk: [
      {
        question: '请介绍一下你店的基本情况。',
        answer: '我店2021年开业，主要卖预包装食品，就我一个人经营。',
      },
      {
        question: '检查发现的12袋山楂片是什么时候进的货？',
        answer: '从县城的批发部进的，一共50袋，3块5一袋，卖5块，有进货票。',
      },
      { question: '过期以后卖出过吗？', answer: '卖了4袋，收银记录上有。' },
      { question: '你还有什么要补充的？', answer: '没有了，以后一定按时检查日期。' },
    ],
    remark: '以上笔录我看过，和我说的一样。',
  },
  35: {
    course:
      '本局执法人员在监督检查中发现当事人涉嫌经营超过保质期的食品。经批准立案后，先后进行现场检查、询问当事人经营者、提取进销货凭证。',
    facts: shop.facts,
    evidence: evidenceList,
    nature:
      '当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定，属于经营超过保质期的食品的违法行为。',
    opinion:
      '依据《中华人民共和国食品安全法》第一百二十四条第一款第五项的规定，建议责令当事人改正违法行为，并处没收违法所得20元、没收超过保质期的山楂片12袋、罚款10000元。',
    discretion: shop.fullReason,
  },
});
