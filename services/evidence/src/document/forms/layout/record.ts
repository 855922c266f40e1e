import { page } from './page.ts';

export type Turn = { who: 'Q' | 'A' | ''; text: string };

export interface RecordSheet {
  agency: string;
  title: string;
  /** Filled-in lines above the body; pairs of one row share a line. */
  heads: readonly (readonly (readonly [label: string, value: string])[])[];
  turns: readonly Turn[];
  /** The party's own words at the end, e.g. 以上笔录已阅，与事实相符。 */
  remark: string;
  /** Who signs every page (程序规定第二十九条：逐页确认). */
  signers: readonly string[];
}

/** Records of what was seen or said; every page is signed by everyone present. */
export const record = `${page}
#set page(margin: (top: 28mm, bottom: 36mm, left: 26mm, right: 24mm), footer-descent: 6mm, footer: {
  set text(size: 10.5pt)
  set par(justify: false)
  line(length: 100%, stroke: 0.5pt)
  grid(columns: (1fr,) * calc.min(2, data.signers.len()), row-gutter: 9pt, ..data.signers.map(s => [#s（签名）：#box(width: 30mm, stroke: (bottom: 0.5pt))]))
  v(2pt)
  align(center, context [第 #counter(page).display() 页　共 #counter(page).final().first() 页])
})
#set text(size: 14pt)
#set par(leading: 10pt, spacing: 10pt)

#let filled(l, v) = grid(
  columns: (auto, 1fr), align: (left, left), l + "：",
  block(width: 100%, stroke: (bottom: 0.5pt), outset: (bottom: 3pt), if v == "" { sym.space.nobreak } else { v }),
)
#title(data.agency, data.title)
#v(10pt)
#for row in data.heads {
  block(spacing: 11pt, grid(columns: (1fr,) * row.len(), column-gutter: 1em, ..row.map(((l, v)) => filled(l, v))))
}
#v(6pt)
#set par(first-line-indent: (amount: 2em, all: true))
#for t in data.turns {
  let mark = (Q: "问：", A: "答：").at(t.who, default: "")
  for (i, l) in lines(t.text).enumerate() { par((if i == 0 { mark } else { "" }) + l) }
}
#v(10pt)
#block(breakable: false, width: 100%, {
  paras(data.remark)
  v(4pt)
  set par(first-line-indent: 0pt)
  for s in data.signers { block(width: 100%, spacing: 12pt, align(right, [#s（签名）：#box(width: 34mm, stroke: (bottom: 0.5pt))#h(1em)#h(2.5em)年#h(1.5em)月#h(1.5em)日])) }
})
`;
