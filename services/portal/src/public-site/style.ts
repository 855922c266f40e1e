/** The whole style of the public site, served as one file. */
export const style = `
:root{--ink:#1a1a1a;--quiet:#555;--line:#d0d4da;--mark:#a61b1b;--link:#0b57b0;--paper:#fff}
*{box-sizing:border-box}
html{font:100%/1.75 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:var(--ink);background:var(--paper)}
html.large{font-size:137.5%}
body{margin:0}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
.wrap{max-width:60rem;margin:0 auto;padding:0 1rem}
header{border-top:.4rem solid var(--mark);border-bottom:1px solid var(--line);padding:.75rem 0}
header .wrap{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center}
header strong{font-size:1.25rem;margin-right:auto}
header strong a{color:var(--ink);text-decoration:none}
nav a,.tools a,.tools button{display:inline-block;min-height:44px;padding:.4rem .25rem;margin-right:.75rem}
nav a[aria-current]{font-weight:700;color:var(--ink);text-decoration-thickness:3px}
main.wrap{padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.35;margin:.25em 0 .6em}h2{font-size:1.2rem;margin:1.6em 0 .4em}
form.search{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1.25rem}
form.search label{flex-basis:100%}
input[type=search],input[type=text]{flex:1 1 14rem;min-height:44px;font:inherit;padding:.25rem .6rem;border:2px solid var(--ink)}
button{min-height:44px;font:inherit;padding:.25rem 1.25rem;background:#0a6640;color:#fff;border:0;cursor:pointer}
ol.list{list-style:none;padding:0;margin:0}ol.list li{border-top:1px solid var(--line);padding:.8rem 0}
ol.list a{font-weight:600;font-size:1.08rem}.quiet{color:var(--quiet)}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;margin:0;border-top:1px solid var(--line)}
dt,dd{margin:0;padding:.45rem 0;border-bottom:1px solid var(--line)}dt{color:var(--quiet);padding-right:1rem}
dd p{margin:0}
.text p{text-indent:2em;margin:.35em 0;overflow-wrap:anywhere}
.notice{border-left:.4rem solid var(--mark);background:#faf3f2;padding:.75rem 1rem}
code,pre.note{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}pre.note{white-space:pre-wrap;background:#f5f6f8;padding:.75rem 1rem;margin:.5rem 0}
h3{font-size:1.05rem;margin:1.2em 0 .2em}summary{cursor:pointer;min-height:44px;padding:.5rem 0}
.answer{border-left:.4rem solid #555;background:#f5f6f8;padding:.25rem 1rem 1rem;margin:0 0 1.25rem}.answer[data-answer=found]{border-color:#0a6640;background:#f1f8f4}
.drop{border:2px dashed var(--ink);padding:.25rem 1rem 1rem;margin:0 0 1.25rem}.drop.over{background:#eef4fb}.drop label{display:block;font-weight:600}input[type=file]{font:inherit;min-height:44px;max-width:100%}
#steps ol{padding-left:1.5rem}#steps li{margin:.35rem 0}#steps progress{width:100%}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top}.right{text-align:right}
footer{border-top:1px solid var(--line);padding:1rem 0 2rem;color:var(--quiet)}
@media(max-width:34rem){dl{display:block}dt{border:0;padding-bottom:0}thead{position:absolute;left:-999rem}tr,td,tbody th{display:block;border:0;padding:.15rem 0;text-align:left}tr{border-top:1px solid var(--line);padding:.5rem 0}tr .right{text-align:left}td::before{content:attr(data-label) ' ';color:var(--quiet)}}
@media print{header nav,.tools,form,.drop,footer,.skip,.noprint{display:none}html{font-size:11pt}@page{size:A4;margin:20mm}a{color:inherit;text-decoration:none}}
`;
