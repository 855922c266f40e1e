/** Typst shared by all forms. Measures are those of GB/T 9704-2012: 156 × 225 mm of text, 22 lines of 28 characters in 三号. */
export const page = `
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
#set text(size: 16pt, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 13pt, spacing: 13pt)

#let lines(it) = if it == none { () } else { it.split("\\n").map(l => l.trim()).filter(l => l != "") }
#let paras(it) = for l in lines(it) { par(l) }
#let title(..rows) = align(center, {
  set par(leading: 12pt, justify: false, first-line-indent: 0pt)
  set text(size: 22pt, weight: "bold")
  rows.pos().join(linebreak())
})
#let box-for(on) = if on { box(baseline: 0.12em, { [□]; place(top + left, dx: 0.08em, dy: -0.06em)[√] }) } else { [□] }
#let choices(items) = par(justify: false, items.map(c => box[#box-for(c.on)#h(0.15em)#c.text]).join([#h(1em) ]))
#let dash-number(size: 14pt) = context {
  let n = counter(page).get().first()
  set text(size: size)
  align(if calc.odd(n) { right } else { left }, pad(x: 1em)[— #n —])
}
`;
