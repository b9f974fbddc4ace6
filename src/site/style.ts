/** The style sheet of the site: light and dark, wide and narrow, on the screen and on paper. */

export const STYLE = `:root {
  color-scheme: light dark;
  --ground: #ffffff;
  --panel: #f5f8f9;
  --text: #16232b;
  --dimmed: #52626d;
  --line: #dde5e9;
  --accent: #0b6a72;
  --soft: #e2f2f3;
  --good: #2f7d46;
  --warning: #8a5200;
  --bad: #b3372e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #182026;
    --panel: #10161a;
    --text: #dfe7eb;
    --dimmed: #9fadb6;
    --line: #2d3940;
    --accent: #4dc2ca;
    --soft: #1b3b40;
    --good: #6fc48a;
    --warning: #e2a84a;
    --bad: #f28b82;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; letter-spacing: -0.015em; margin: 0 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.4rem; }
h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
p, ul, ol, dl { margin: 0 0 0.75rem; }
ul, ol { padding-left: 1.25rem; }
li + li { margin-top: 0.15rem; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
:target { background: var(--soft); box-shadow: 0 0 0 6px var(--soft); border-radius: 2px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.9em; }
code { overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
pre code { overflow-wrap: normal; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--ground); z-index: 1; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.lead { font-size: 1.1rem; color: var(--dimmed); max-width: 46rem; margin-bottom: 1.25rem; }
.promise { font-size: 1.3rem; line-height: 1.4; max-width: 46rem; margin: 0.25rem 0 1.25rem; }
main > p, main > section > p, main li { max-width: 46rem; }
.dimmed { color: var(--dimmed); }
.small { font-size: 0.875rem; }
.missing { color: var(--warning); font-style: italic; }
.tag { display: inline-block; padding: 0 0.5em; border: 1px solid var(--line); border-radius: 1em; font-size: 0.8125rem; color: var(--dimmed); white-space: nowrap; }
.error { color: var(--bad); }
.warning { color: var(--warning); }
.good { color: var(--good); }
.count { display: inline-block; min-width: 1.4em; padding: 0 0.35em; border-radius: 1em; background: var(--panel); border: 1px solid var(--line); font-size: 0.75rem; text-align: center; color: var(--text); }

header.site { border-bottom: 1px solid var(--line); padding: 0.75rem 1rem; }
header.site .home { display: block; font-weight: 650; color: var(--text); text-decoration: none; margin-bottom: 0.5rem; }
header.site ul { display: flex; flex-wrap: wrap; gap: 0.15rem 0.35rem; list-style: none; margin: 0; padding: 0; }
header.site li { margin: 0; }
header.site li a { display: block; padding: 0.15rem 0.5rem; border-radius: 6px; color: var(--dimmed); text-decoration: none; font-size: 0.9375rem; }
header.site li a:hover { color: var(--text); background: var(--panel); }
header.site li a[aria-current] { color: var(--accent); background: var(--soft); font-weight: 600; }
main { padding: 1.25rem 1rem 3rem; min-width: 0; }
footer { border-top: 1px solid var(--line); padding: 1rem; color: var(--dimmed); font-size: 0.875rem; }
@media (min-width: 60rem) {
  body { display: grid; grid-template: "nav main" 1fr "nav footer" auto / 13.5rem minmax(0, 1fr); min-height: 100vh; }
  header.site { grid-area: nav; border-bottom: 0; border-right: 1px solid var(--line); padding: 1.75rem 1rem; background: var(--panel); }
  header.site ul { flex-direction: column; position: sticky; top: 1rem; }
  header.site .home { padding: 0 0.5rem; margin-bottom: 1rem; }
  main { grid-area: main; padding: 1.75rem 2.5rem 4rem; max-width: 84rem; }
  footer { grid-area: footer; padding: 1rem 2.5rem; }
}

.scroll { overflow-x: auto; margin: 0 0 1rem; position: relative; }
table { border-collapse: collapse; min-width: 100%; font-size: 0.9375rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--dimmed); font-size: 0.8125rem; white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number { text-align: right; }
table.grid { min-width: 60rem; table-layout: fixed; }
table.grid th:first-child { width: 8.5rem; position: sticky; left: 0; background: var(--ground); }
table.grid p { margin: 0; font-size: 0.875rem; }
@media (max-width: 40rem) { table.grid th:first-child { width: 6.5rem; font-size: 0.875rem; } }
table.grid dl { margin: 0; }
.inherited { color: var(--dimmed); }
.cell-none { background: repeating-linear-gradient(45deg, transparent 0 7px, var(--panel) 7px 9px); }

dl.card { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.5rem; }
dl.card dt { font-weight: 600; font-size: 0.875rem; color: var(--dimmed); margin-top: 0.6rem; }
dl.card dd { margin: 0; max-width: 46rem; }
@media (min-width: 40rem) {
  dl.card { grid-template-columns: 11rem minmax(0, 1fr); }
  dl.card dt { padding-top: 0.1rem; }
  dl.card dt, dl.card dd { margin-top: 0.5rem; }
}
dl.parts dt { font-size: 0.75rem; color: var(--dimmed); }
dl.parts dd { margin: 0 0 0.35rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 1rem; list-style: none; padding: 0; }
.cards > li { border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1rem; margin: 0; max-width: none; }
.cards h3 { margin: 0 0 0.3rem; }
.cards p:last-child { margin: 0; }
.lights { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 0.6rem 1.25rem; list-style: none; padding: 0; }
.lights li { margin: 0; padding-left: 1.4rem; position: relative; font-size: 0.9375rem; }
.lights li::before { content: ""; position: absolute; left: 0; top: 0.4rem; width: 0.75rem; height: 0.75rem; border-radius: 50%; border: 2px solid var(--warning); }
.lights li.lit::before { background: var(--good); border-color: var(--good); }
.drawing { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; margin: 0 0 1rem; }
.drawing svg { display: block; height: auto; max-width: 100%; margin: 0 auto; }
.problem { border-left: 3px solid var(--line); padding-left: 1rem; margin: 0 0 1.25rem; }
.problem.error { border-color: var(--bad); color: inherit; }
.problem.warning { border-color: var(--warning); color: inherit; }
.problem p { margin: 0 0 0.25rem; }
.filter { margin: 0 0 1rem; }
.filter input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--dimmed); border-radius: 6px; padding: 0.35rem 0.6rem; width: min(22rem, 100%); }

@media print {
  :root { --ground: #fff; --panel: #fff; --text: #000; --dimmed: #444; --line: #bbb; --accent: #000; --soft: #fff; --warning: #000; --good: #000; --bad: #000; color-scheme: light; }
  @page { margin: 15mm; }
  html { font-size: 10pt; }
  body { display: block; }
  header.site nav, footer, .skip, .filter { display: none; }
  header.site { border: 0; padding: 0; }
  main { padding: 0; max-width: none; }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  tr, .cards > li, .problem, dl.card > div { break-inside: avoid; }
  .scroll, .drawing { overflow: visible; border: 0; }
  .drawing svg { max-width: 100%; min-width: 0 !important; }
}
`
