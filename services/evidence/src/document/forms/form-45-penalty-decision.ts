import { by, chineseDate, cite, inForce, surchargeRules } from '@sanzhi/statute';
import { z } from 'zod';
import { evidence, line, prose } from './fields.ts';
import { defineForm, type FormMatter, lacking } from './form.ts';
import { letter, type Letter } from './layout/letter.ts';
import { chineseCount, period } from './terms.ts';
import { basisText, causeOf, evidenceItems, measureItems, partyRows, sentence } from './wording.ts';

const title = '行政处罚决定书';

const fields = z.object({
  /** 案件来源、调查经过 */
  course: prose,
  evidence,
  /** 对当事人陈述、申辩意见的复核及采纳情况、理由; needed when the party spoke. */
  adoption: prose.optional(),
  /** 责令改正等一并作出的要求; 责令改正 is no penalty and stands apart from the list. */
  correction: prose.optional(),
  /** 罚款缴纳方式: needed when money is to be paid. */
  payment: z.object({ bank: line, account: line, payee: line }).optional(),
});

/** What the party said to the notice and what became of it (行政处罚法第四十五条; 程序规定第六十二条第四项). */
const heard = (matter: FormMatter, adoption: string | undefined): string => {
  const { notice, statement } = matter;
  if (!notice)
    throw lacking(title, { zh: '已送达的行政处罚告知书', en: 'a served notice of the intended penalty' });
  const told = `${chineseDate(notice.servedOn)}，本局向当事人送达《行政处罚告知书》（${notice.number}），告知拟作出行政处罚的内容及事实、理由、依据，以及依法享有的权利。`;
  if (statement?.waived) return `${told}当事人明确表示放弃陈述、申辩权利。`;
  const asked = statement?.hearingRequested ? '当事人要求举行听证，本局依法组织了听证。' : '';
  if (!statement?.text) {
    const silent = statement?.hearingRequested
      ? '未另行提出陈述、申辩'
      : '未提出陈述、申辩意见，视为放弃上述权利';
    return `${told}${asked}当事人在法定期限内${silent}。`;
  }
  if (!adoption)
    throw lacking(title, { zh: '对陈述申辩的采纳情况及理由', en: 'the answer to the party’s defence' });
  return `${told}${asked}当事人提出以下陈述、申辩意见：${sentence(statement.text)}\n经复核，${sentence(adoption)}`;
};

/** 行政处罚决定书, in the order of 行政处罚法第五十九条 and 程序规定第六十二条. */
export const penaltyDecision = defineForm({
  no: 45,
  zh: title,
  en: 'Penalty decision',
  numbered: '处罚',
  fields,
  write: ({ agency, matter, number, date, fields }) => {
    const { proposal } = matter;
    if (!proposal) throw lacking(title, { zh: '经审核的拟处罚意见', en: 'the reviewed proposal' });
    const pays = proposal.measures.some((m) => m.kind === 'fine' || m.kind === 'confiscate-income');
    const fined = proposal.measures.some((m) => m.kind === 'fine');
    if (pays && !fields.payment)
      throw lacking(title, { zh: '罚没款缴纳方式', en: 'how the money is to be paid' });
    const surcharge = inForce(surchargeRules, { on: date });
    const performance = fields.payment
      ? `当事人应当自收到本行政处罚决定书之日起${period('payment', date)}内，将罚没款缴至${fields.payment.bank}（户名：${fields.payment.payee}，账号：${fields.payment.account}），也可以通过电子支付系统缴纳。` +
        (fined
          ? `到期不缴纳罚款的，依据${cite(surcharge.basis)}的规定，本局将每日按罚款数额的百分之${chineseCount(surcharge.value.percentPerDay)}加处罚款，加处罚款的数额不超出罚款的数额；逾期不申请行政复议、不提起行政诉讼又不履行的，本局将依法申请人民法院强制执行。`
          : '')
      : '当事人应当自收到本行政处罚决定书之日起立即履行。';
    const inputs: Letter = {
      agency: agency.name,
      title,
      number,
      blocks: [
        { kind: 'rows', rows: partyRows(matter.party) },
        {
          kind: 'text',
          text: `当事人涉嫌${causeOf(matter)}一案（案件编号：${matter.reference}），本局于${chineseDate(matter.openedOn)}立案调查。${sentence(fields.course)}`,
        },
        {
          kind: 'text',
          text: `经查明，${sentence(proposal.facts.replace(/^经查(明)?[，：,]?/, ''))}\n上述事实，有下列证据证明：`,
        },
        { kind: 'items', items: evidenceItems(fields.evidence) },
        { kind: 'text', text: heard(matter, fields.adoption) },
        {
          kind: 'text',
          text: `本局认为，当事人的上述行为，构成${proposal.characterisation}，${basisText(proposal.basis)}，应当予以行政处罚。\n${sentence(proposal.discretion)}`,
        },
        {
          kind: 'text',
          text: `综上，${fields.correction ? `本局责令当事人${sentence(fields.correction)}` : ''}经本局负责人审查批准，决定对当事人作出如下行政处罚：`,
        },
        { kind: 'items', items: measureItems(proposal.measures) },
        { kind: 'text', text: performance },
        {
          kind: 'text',
          text: `当事人如不服本行政处罚决定，可以自收到本行政处罚决定书之日起${period('reconsideration', date)}内，向${agency.reconsideration}申请行政复议；也可以自收到本行政处罚决定书之日起${period('litigation', date)}内，依法向${agency.court}提起行政诉讼。申请行政复议或者提起行政诉讼期间，行政处罚不停止执行，法律另有规定的除外。`,
        },
        {
          kind: 'text',
          text: `依据${cite(by('penalty', '第四十八条'))}和${cite(by('publicity', '第八条'))}的规定，本局将依法向社会公示本行政处罚决定信息，特此告知。`,
        },
      ],
      sign: { lines: [agency.name], seal: true, date: chineseDate(date) },
      notes: ['本文书一式两份，一份送达，一份归档。'],
    };
    return { template: letter, inputs: { ...inputs }, title };
  },
});
