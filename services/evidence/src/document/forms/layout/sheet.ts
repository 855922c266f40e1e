import { page } from './page.ts';

export interface Choice {
  text: string;
  on: boolean;
}
export interface Signature {
  role: string;
  name?: string | undefined;
  date?: string | undefined;
}
export type Row =
  | { kind: 'pairs'; pairs: readonly (readonly [label: string, value: string])[] }
  | { kind: 'choice'; label: string; choices: readonly Choice[] }
  | { kind: 'prose'; label: string; text: string; signatures?: readonly Signature[]; tall?: boolean }
  | { kind: 'checks'; label: string; checks: readonly { name: string; result: string; finding: string }[] };

export interface Sheet {
  agency: string;
  title: string;
  /** Above the table, left and right. */
  above: readonly [string, string];
  rows: readonly Row[];
  notes?: readonly string[];
}

/** Approval forms and receipts: one ruled table with boxes to sign in. */
export const sheet = `${page}
#set page(margin: (top: 22mm, bottom: 20mm, left: 25mm, right: 22mm), footer: dash-number(size: 10.5pt), footer-descent: 5mm)
#set text(size: 12pt)
#set par(leading: 7pt, spacing: 7pt)

#let label(it) = table.cell(align: center + horizon, par(justify: false, it))
#let value(it, span: 1) = table.cell(colspan: span, align: left + horizon, it)
#let signed(s) = {
  let name = s.at("name", default: none)
  let date = s.at("date", default: none)
  align(right, [#s.role：#if name != none { name } else { h(6em) }#h(2em)#if date != none { date } else [#h(2.5em)年#h(1.5em)月#h(1.5em)日]])
}
#let pairs(row) = row.pairs.map(((l, v)) => (label(l), value(paras(v), span: if row.pairs.len() == 1 { 3 } else { 1 }))).flatten()
#let choice(row) = (label(row.label), value(choices(row.choices), span: 3))
#let prose(row) = (label(row.label), table.cell(colspan: 3, align: left + top, breakable: row.text.clusters().len() > 600, {
  { set par(first-line-indent: (amount: 2em, all: true)); paras(row.text) }
  let signatures = row.at("signatures", default: ())
  if row.at("tall", default: false) and row.text == "" { v(18mm) } else { v(if signatures.len() > 0 { 6mm } else { 1mm }) }
  for s in signatures { block(width: 100%, spacing: 9pt, signed(s)) }
}))
#let checks(row) = (label(row.label), table.cell(colspan: 3, inset: 0pt, table(
  columns: (1.6fr, 17mm, 2fr), stroke: (x, y) => (left: if x > 0 { 0.5pt }, top: if y > 0 { 0.5pt }),
  inset: (x: 5pt, y: 4pt), align: (c, r) => (if c == 1 or r == 0 { center } else { left }) + horizon,
  table.header[审核内容][结论][问题及要求],
  ..row.checks.map(c => (c.name, c.result, paras(c.finding))).flatten(),
)))
#let render = (pairs: pairs, choice: choice, prose: prose, checks: checks)

#title(data.agency, data.title)
#v(8pt)
#grid(columns: (1fr, 1fr), align: (left, right), ..data.above)
#v(-2pt)
#table(
  columns: (29mm, 1fr, 27mm, 1fr), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
  ..data.rows.map(row => render.at(row.kind)(row)).flatten(),
)
#for n in data.at("notes", default: ()) { text(size: 10.5pt, paras(n)) }
`;
