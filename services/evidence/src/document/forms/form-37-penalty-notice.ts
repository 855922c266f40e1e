import { by, chineseDate, cite, laws } from '@sanzhi/statute';
import { z } from 'zod';
import { evidence, line } from './fields.ts';
import { defineForm, lacking } from './form.ts';
import { letter, type Letter } from './layout/letter.ts';
import { period } from './terms.ts';
import { basisText, causeOf, evidenceItems, measureItems, sentence, youOf } from './wording.ts';

/** 行政处罚告知书 (行政处罚法第四十四条、第四十五条、第六十三条; 程序规定第五十七条): the 2021 set has no separate hearing notice. */
export const penaltyNotice = defineForm({
  no: 37,
  zh: '行政处罚告知书',
  en: 'Notice of intended penalty',
  numbered: '罚告',
  fields: z.object({
    evidence,
    /** 拟作出的处罚属于听证范围 */
    hearing: z.boolean(),
    contact: line,
    phone: line,
  }),
  write: ({ agency, matter, number, date, fields }) => {
    const { proposal } = matter;
    const title = '行政处罚告知书';
    if (!proposal) throw lacking(title, { zh: '经审核的拟处罚意见', en: 'the reviewed proposal' });
    const you = youOf(matter.party);
    const articles = fields.hearing
      ? '第四十四条、第四十五条、第六十三条、第六十四条'
      : '第四十四条、第四十五条';
    const right = fields.hearing ? '陈述、申辩和要求举行听证' : '陈述、申辩';
    const within = period('statement', date);
    const inputs: Letter = {
      agency: agency.name,
      title,
      number,
      to: matter.party.name,
      blocks: [
        {
          kind: 'text',
          text: `由本局立案调查的${you}涉嫌${causeOf(matter)}一案（案件编号：${matter.reference}），已调查终结。根据${cite(by('penalty', articles))}和${cite(by('procedure', '第五十七条'))}的规定，现将本局拟作出行政处罚的内容及事实、理由、依据告知如下：`,
        },
        { kind: 'head', text: '一、违法事实及证据' },
        { kind: 'text', text: `${sentence(proposal.facts)}\n以上事实，有下列证据证明：` },
        { kind: 'items', items: evidenceItems(fields.evidence) },
        { kind: 'head', text: '二、处罚理由及依据' },
        {
          kind: 'text',
          text: `${you}的上述行为，构成${proposal.characterisation}，${basisText(proposal.basis)}，应当予以行政处罚。\n${sentence(proposal.discretion)}`,
        },
        { kind: 'head', text: '三、拟作出的行政处罚' },
        { kind: 'items', items: measureItems(proposal.measures) },
        { kind: 'head', text: `四、${you}享有的权利` },
        {
          kind: 'text',
          text: `对上述拟作出的行政处罚，${you}有${right}的权利。${you}可以自收到本告知书之日起${within}内，以书面或者口头形式向本局${fields.hearing ? '提出陈述、申辩，或者要求举行听证' : '进行陈述、申辩'}；逾期未提出的，视为放弃上述权利。本局不因${you}陈述、申辩${fields.hearing ? '或者要求听证' : ''}而给予更重的处罚。`,
        },
        {
          kind: 'text',
          text: `本局作出行政处罚决定后，将依照《${laws.publicity.zh}》向社会公示行政处罚信息。`,
        },
        {
          kind: 'text',
          text: `联系人：${fields.contact}\n联系电话：${fields.phone}\n联系地址：${agency.address}`,
        },
      ],
      sign: { lines: [agency.name], seal: true, date: chineseDate(date) },
      notes: ['本文书一式两份，一份送达，一份归档。'],
    };
    return { template: letter, inputs: { ...inputs }, title };
  },
});
