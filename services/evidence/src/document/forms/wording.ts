import { chineseDate, measureNames, yuanCapitals, yuanText } from '@sanzhi/statute';
import type { Evidence } from './fields.ts';
import type { FormMatter, FormParty, LegalBasis, ProposedPenalty } from './form.ts';

/** 新田县…店 涉嫌经营超过保质期的食品 → the cause without the words that the sentence adds itself. */
export const causeOf = (matter: FormMatter): string => matter.cause.replace(/^涉嫌/, '').replace(/案$/, '');

export const youOf = (party: FormParty): string => (party.kind === 'natural-person' ? '你' : '你单位');

/** Who is meant, as the head of a decision lists it (程序规定第六十二条第一项). */
export const partyRows = (party: FormParty): (readonly [string, string])[] => {
  const person = party.kind === 'natural-person';
  const head = party.kind === 'individual-business' ? '经营者' : '法定代表人（负责人）';
  const rows: (readonly [string, string | undefined])[] = person
    ? [
        ['当事人', party.name],
        ['公民身份号码', party.citizenId],
        ['住址', party.address],
      ]
    : [
        ['当事人', party.name],
        ['统一社会信用代码', party.uscc],
        [party.kind === 'individual-business' ? '经营场所' : '住所（住址）', party.address],
        [head, party.legalRepresentative],
        ['公民身份号码', party.kind === 'individual-business' ? party.citizenId : undefined],
      ];
  rows.push(['联系电话', party.phone]);
  return rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
};

export const officersText = (matter: FormMatter): string =>
  matter.officers.map((o) => `${o.name}（执法证号：${o.certificate}）`).join('、');

const cited = ({ law, article }: LegalBasis): string => `《${law.replace(/^《|》$/g, '')}》${article}`;

/** 违反了…的规定，依据…的规定 as far as it was said which is which. */
export const basisText = (basis: readonly LegalBasis[]): string => {
  const list = (of: readonly LegalBasis[]) => of.map(cited).join('、');
  const violated = basis.filter((b) => b.role === 'violated');
  const applied = basis.filter((b) => b.role !== 'violated');
  if (violated.length === 0) return `依据${list(applied)}的规定`;
  const broken = `违反了${list(violated)}的规定`;
  return applied.length === 0 ? broken : `${broken}；依据${list(applied)}的规定`;
};

const numbered = (items: readonly string[], end: string): string[] =>
  items.map((item, i) => `${i + 1}．${item.replace(/[；。;.]+$/, '')}${i === items.length - 1 ? end : '；'}`);

/** 人民币5000元（大写：伍仟元整） */
export const money = (fen: number): string =>
  `人民币${yuanText(fen)}（大写：${yuanCapitals(fen).replace(/^人民币/, '')}）`;

export const measureItems = (measures: ProposedPenalty['measures']): string[] =>
  numbered(
    measures.map(({ kind, amount, detail }) => {
      const name = kind === 'other' ? '' : measureNames[kind].zh;
      const sum =
        amount === undefined ? '' : kind === 'confiscate-goods' ? `，价值${money(amount)}` : money(amount);
      const what = detail ? (name ? `：${detail}` : detail) : '';
      return kind === 'confiscate-goods' ? `${name}${what}${sum}` : `${name}${sum}${what}`;
    }),
    '。',
  );

export const evidenceItems = (evidence: Evidence): string[] =>
  numbered(
    evidence.map(({ title, proves }) => (proves ? `${title}，证明${proves.replace(/^证明/, '')}` : title)),
    '。',
  );

export const sentence = (text: string): string => (/[。！？…”]$/.test(text) ? text : `${text}。`);

/** 2026年2月9日9时30分, in the time of the place. */
export const chineseMoment = (instant: string): string => {
  const part = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => part.find((p) => p.type === type)?.value ?? '';
  const date = chineseDate(`${of('year')}-${of('month')}-${of('day')}`);
  return `${date}${Number(of('hour'))}时${String(Number(of('minute'))).padStart(2, '0')}分`;
};

/** 2026年1月9日9时30分至10时20分; the day is said again only when it is another. */
export const span = (from: string, to: string): string => {
  const [start, end] = [chineseMoment(from), chineseMoment(to)];
  const day = start.slice(0, start.indexOf('日') + 1);
  return `${start}至${end.startsWith(day) ? end.slice(day.length) : end}`;
};

export const signedOn = (opinion: { name: string; on: string } | undefined) =>
  opinion ? { name: opinion.name, date: chineseDate(opinion.on) } : {};
