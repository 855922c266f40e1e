import { page } from './page.ts';

export type Block =
  | { kind: 'head'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'items'; items: readonly string[] }
  | { kind: 'rows'; rows: readonly (readonly [label: string, value: string])[] };

export interface Letter {
  agency: string;
  title: string;
  number?: string | undefined;
  /** 主送: the addressee, flush left with a colon. */
  to?: string | undefined;
  blocks: readonly Block[];
  /** What stands above the date: the agency with its seal, or the officers by name. */
  sign: { lines: readonly string[]; seal: boolean; date: string };
  notes?: readonly string[];
}

/** Notices, decisions and reports: running text, signed at the lower right. */
export const letter = `${page}
#set page(footer: dash-number(), footer-descent: 7mm)
#set par(first-line-indent: (amount: 2em, all: true))
#let flush(body) = { set par(first-line-indent: 0pt); body }

#title(data.agency, data.title)
#v(4pt)
#if data.at("number", default: none) != none { flush(align(center, data.number)) }
#v(12pt)
#if data.at("to", default: none) != none { flush(par(data.to + "：")) }
#for (i, b) in data.blocks.enumerate() {
  // A signature never stands on a page without text above it (GB/T 9704-2012, 7.3.5.4).
  show par: it => if i == data.blocks.len() - 1 { block(sticky: true, it) } else { it }
  if b.kind == "head" { block(sticky: true, par(text(weight: "bold", b.text))) }
  if b.kind == "text" { paras(b.text) }
  if b.kind == "items" { for i in b.items { paras(i) } }
  if b.kind == "rows" { for (l, v) in b.rows { flush(par(hanging-indent: 2em, l + "：" + v)) } }
}
#v(26pt)
#block(breakable: false, width: 100%, sticky: data.at("notes", default: ()).len() > 0, flush({
  // 成文日期右空四字 (GB/T 9704-2012, 7.3.5.1); what signs stands centred above it.
  let signed = {
    set align(center)
    data.sign.lines.join(linebreak())
    if data.sign.seal { linebreak(); text(fill: luma(45%))[（印　章）] }
    linebreak()
    data.sign.date
  }
  align(right, pad(right: 2em, box(signed)))
}))
#if data.at("notes", default: ()).len() > 0 {
  block(breakable: false, above: 20pt, { set text(size: 14pt); for n in data.notes { paras(n) } })
}
`;
