/** The style of a report page: readable in light and dark, on paper and on a phone. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --card: #ffffff; --ink: #1c1b19; --soft: #5f5b54; --line: #e2ded6; --shade: #f1eee8;
  --good: #14693b; --good-back: #d5efdf; --bad: #a3271c; --bad-back: #fbe0dc; --miss: #7a5200; --miss-back: #faebc8;
  --c0: #1f5fbf; --c1: #c04a12; --c2: #0f7b63; --c3: #8a3fa8; --c4: #99680a; --c5: #4a5560;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161614; --card: #1f1f1c; --ink: #ece9e2; --soft: #a9a49a; --line: #383631; --shade: #292824;
    --good: #8fdcb0; --good-back: #173d29; --bad: #ffb0a5; --bad-back: #51211b; --miss: #f0cd84; --miss-back: #463510;
    --c0: #7fb0ff; --c1: #ff9a66; --c2: #5fd0b5; --c3: #d79bf0; --c4: #e6b95c; --c5: #b5c0cc;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 8.5rem; }
body {
  margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 3rem) 6rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%;
}
h1 { margin: 0; font-size: clamp(1.6rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -0.015em; }
h2 { margin: 3.5rem 0 1rem; font-size: 1.25rem; letter-spacing: -0.01em; }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: 0.5rem 0; }
small { color: var(--soft); font-size: 0.8125rem; font-weight: 400; }
.lead, .note { color: var(--soft); max-width: 46rem; }
.note { font-size: 0.875rem; }
ul.notes { margin: 1rem 0 0; padding: 0.75rem 1rem 0.75rem 2rem; border-radius: 8px; background: var(--miss-back); color: var(--miss); font-size: 0.875rem; }

.c0 { --c: var(--c0); } .c1 { --c: var(--c1); } .c2 { --c: var(--c2); } .c3 { --c: var(--c3); } .c4 { --c: var(--c4); } .c5 { --c: var(--c5); }
.key { display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.45em; border-radius: 2px; background: var(--c); }

.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.card { padding: 1.1rem 1.25rem; border: 1px solid var(--line); border-top: 4px solid var(--c); border-radius: 10px; background: var(--card); }
.headline { margin: 0.35rem 0 0.9rem; color: var(--soft); }
.headline b { color: var(--ink); font-size: 2.4rem; font-weight: 650; letter-spacing: -0.03em; line-height: 1.1; }
.headline small { display: block; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: 1fr auto; padding: 0.3rem 0; font-size: 0.9375rem; }
dt { color: var(--soft); } dd { margin: 0; font-weight: 600; }
.bar { grid-column: 1 / -1; height: 4px; border-radius: 2px; background: linear-gradient(var(--c), var(--c)) 0 / var(--share) 100% no-repeat var(--shade); }
.spent { margin: 0.8rem 0 0; color: var(--soft); font-size: 0.8125rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9375rem; }
caption { padding: 0 0 0.5rem; color: var(--soft); font-size: 0.875rem; text-align: left; }
th, td { padding: 0.45rem 0.6rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: baseline; white-space: nowrap; }
th { font-weight: 600; } thead th { color: var(--soft); font-size: 0.8125rem; }
th:first-child { padding-left: 0; text-align: left; } th.first { padding-left: 0.6rem; text-align: right; }
tbody th { white-space: normal; font-weight: 500; } th small, td small { display: block; }
th[scope=colgroup] { color: var(--ink); text-align: center; }
.scopes { width: 100%; font-size: 0.875rem; }
.scopes .heat, .scopes .first { border-left: 1px solid var(--line); }
.heat { background: linear-gradient(90deg, var(--good-back), var(--good-back)) 0 / var(--share) 100% no-repeat; font-weight: 600; }
td.better { color: var(--good); font-weight: 600; } td.worse { color: var(--bad); font-weight: 600; }
.differences { margin-top: 1.75rem; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 0.2em; } a:hover { text-decoration-color: currentColor; }
details > summary { margin: 1.5rem 0 0.75rem; cursor: pointer; font-weight: 600; }

.risk { display: grid; gap: 1.5rem 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); align-items: start; }
.chart { margin: 0; }
.plot { display: grid; grid-template: 19rem auto / 3.2rem 1fr; padding-right: 1.2rem; }
.canvas { border-bottom: 1.5px solid var(--soft); }
.canvas svg { display: block; width: 100%; height: 100%; overflow: visible; }
.grid { fill: none; stroke: var(--line); vector-effect: non-scaling-stroke; }
.curve path { fill: none; stroke: var(--c); stroke-width: 2.25px; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.curve .end { stroke-width: 9px; stroke-linecap: round; }
.y-axis, .x-axis { display: flex; justify-content: space-between; color: var(--soft); font-size: 0.8125rem; line-height: 1; }
.y-axis { position: relative; } .y-axis span { position: absolute; right: 0.6rem; transform: translateY(-50%); }
.x-axis { grid-column: 2; padding-top: 0.55rem; } .x-axis span { width: 0; display: flex; justify-content: center; white-space: nowrap; }
.axis-names { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0.6rem 0 0; color: var(--soft); font-size: 0.8125rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.6rem; font-size: 0.9375rem; }

.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: end; gap: 0.6rem 0.9rem; margin: 0 0 1rem; padding: 0.8rem 0; border-bottom: 1px solid var(--line); background: var(--paper); }
.filters label, .outcomes { display: grid; gap: 0.2rem; min-width: 0; color: var(--soft); font-size: 0.8125rem; }
select, input { height: 2.25rem; padding: 0 0.6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); font: inherit; font-size: 0.9375rem; }
select { max-width: 15rem; } input[type=search] { width: 12rem; } input[type=url] { width: min(26rem, 100%); }
.chips { display: flex; gap: 0.35rem; }
.chips label { display: flex; align-items: center; height: 2.25rem; padding: 0 0.75rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--ink); font-size: 0.875rem; cursor: pointer; }
.chips input { position: absolute; opacity: 0; pointer-events: none; }
.chips label:has(:not(:checked)) { color: var(--soft); text-decoration: line-through; background: none; }
:focus-visible, .chips label:has(:focus-visible) { outline: 2px solid var(--c0); outline-offset: 2px; }
#count { margin-left: auto; color: var(--soft); font-size: 0.875rem; line-height: 2.25rem; }

.error { margin: 0 0 0.9rem; padding: 1rem 1.25rem 1.1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.error header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; }
.error header small { margin-left: auto; overflow-wrap: anywhere; }
.error table { margin: 0.6rem 0 0.8rem; width: 100%; table-layout: fixed; }
.error th { width: 20%; } .error td { width: 15%; } .error td.why { width: 30%; }
.error th, .error td { padding: 0.3rem 0.75rem 0.3rem 0; border: 0; text-align: left; white-space: normal; }
.error td.value { width: 35%; font-weight: 600; overflow-wrap: anywhere; } .error td.why { color: var(--soft); font-size: 0.8125rem; }
.error tr.truth th { color: var(--soft); font-weight: 500; }
.error tr + tr th, .error tr + tr td { border-top: 1px solid var(--line); }
.nothing { color: var(--soft); font-weight: 400; font-style: italic; }
.tag { display: inline-block; padding: 0 0.5rem; border-radius: 99px; font-size: 0.8125rem; line-height: 1.55; }
.outcome-invented, .outcome-wrong { background: var(--bad-back); color: var(--bad); } .outcome-missed { background: var(--miss-back); color: var(--miss); } .outcome-right, .outcome-nothing { background: var(--good-back); color: var(--good); }
.text { margin: 0; padding: 0.7rem 0.9rem; border-radius: 6px; background: var(--shade); font-size: 0.9375rem; white-space: pre-line; overflow-wrap: anywhere; }
mark { padding: 0.05em 0.15em; border-radius: 3px; font-weight: 600; }
mark.given { background: var(--bad-back); color: var(--bad); } mark.right { background: var(--good-back); color: var(--good); }
mark.stated { border-radius: 0; background: none; color: var(--good); box-shadow: inset 0 -2px var(--good); } mark.given.stated { color: var(--bad); }
button { padding: 0.1rem 0.6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--soft); font: inherit; font-size: 0.8125rem; cursor: pointer; }
.more { display: block; margin: 1rem auto; padding: 0.5rem 1.25rem; }
@media (max-width: 40rem) {
  html { scroll-padding-top: 1rem; }
  .filters { position: static; } .filters label:not(.chips label), select, input[type=search] { width: 100%; max-width: none; }
  #count { margin-left: 0; } .plot { grid-template-rows: 14rem auto; }
  .error { padding: 0.85rem 0.9rem; } .error table, .error tbody { display: block; }
  .error tr { display: grid; grid-template-columns: 1fr auto; align-items: baseline; padding: 0.35rem 0; } .error tr + tr { border-top: 1px solid var(--line); }
  .error th, .error td, .error td.value, .error td.why { width: auto; padding: 0.1rem 0; } .error tr + tr th, .error tr + tr td { border: 0; }
  .error td.value { order: 1; grid-column: 1 / -1; } .error td.why { order: 2; grid-column: 1 / -1; } .error td:empty { display: none; }
  .error header small { margin-left: 0; width: 100%; }
}
@media print { .filters, .more { display: none; } .error { break-inside: avoid; } }
`;
