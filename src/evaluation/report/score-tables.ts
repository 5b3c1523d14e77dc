import type { Evaluation, LlmResult } from '../evaluation.js';
import type { Difference, Score } from '../scores.js';
import { percent, pointsWithin } from './figures.js';
import { type Html, html } from './html.js';

/** One card per composition: its figures over all slots, and what they took. */
export function summaryCards({ results, scores }: Evaluation): Html {
  const cards = results.map((result, index) => {
    const score = scores.find(({ scope, llm }) => scope === 'all' && llm === result.llm);
    return score
      ? summaryCard(result, score, index)
      : html`<article class="card"><h3>${result.llm}</h3><p>nothing finished</p></article>`;
  });
  return html`<div class="cards">${cards}</div>`;
}

function summaryCard({ llm, usage, seconds }: LlmResult, score: Score, index: number): Html {
  const { estimates, precision, recall, hallucination, answered } = score;
  return html`
<article class="card c${index % 6}">
  <h3><i class="key c${index % 6}"></i>${llm}</h3>
  <p class="headline"><b>${percent(score.f1)}</b> F1 <small>${interval(estimates?.f1)}</small></p>
  <dl>
    ${figure('precision', `${percent(precision)} %`, precision)}
    ${figure('recall', `${percent(recall)} %`, recall)}
    ${figure('hallucination', `${percent(hallucination)} %`, hallucination)}
    ${figure('answered', `${percent(answered)} %`, answered)}
  </dl>
  <p class="spent">${spent(usage, seconds)}</p>
</article>`;
}

function interval(estimate: { readonly low: number; readonly high: number } | undefined): string {
  return estimate ? `95 % between ${percent(estimate.low)} and ${percent(estimate.high)}` : '';
}

function figure(name: string, text: string, share = 0): Html {
  return html`<div><dt>${name}</dt><dd>${text}</dd><span class="bar" style="--share:${(100 * share).toFixed(1)}%"></span></div>`;
}

function spent({ calls, promptTokens, completionTokens, cost }: LlmResult['usage'], seconds: number): string {
  const count = (amount: number) => Math.round(amount).toLocaleString('en');
  if (calls === 0) return `no calls · ${seconds.toFixed(1)} s`;
  const parts = [
    `${count(calls)} calls`,
    `${count(promptTokens)} + ${count(completionTokens)} tokens`,
    ...(cost === undefined ? [] : [`cost ${cost.toFixed(4)}`]),
    `${seconds.toFixed(1)} s`,
  ];
  return parts.join(' · ');
}

/** How the compositions differ; a difference whose interval holds nothing but one sign is marked. */
export function differenceMarkup(differences: readonly Difference[]): Html {
  if (differences.length === 0) return html``;
  return html`
<div class="scroll"><table class="differences">
  <caption>Differences in points, with the 95 % interval of a paired bootstrap over products</caption>
  <thead><tr><th scope="col">from → to</th><th scope="col">F1</th><th scope="col">hallucination</th><th scope="col">products</th></tr></thead>
  <tbody>${differences.map(
    ({ from, to, f1, hallucination, products }) => html`
    <tr><th scope="row">${from} → ${to}</th>${differenceCell(f1, 1)}${differenceCell(hallucination, -1)}<td>${products}</td></tr>`,
  )}
  </tbody>
</table></div>`;
}

function differenceCell(estimate: Difference['f1'], better: 1 | -1): Html {
  const sure = estimate !== undefined && estimate.low * estimate.high > 0;
  const verdict = !sure ? 'open' : Math.sign(estimate.value) === better ? 'better' : 'worse';
  return html`<td class="${verdict}">${pointsWithin(estimate)}</td>`;
}

/** The figures of each kind or field, the compositions side by side; what has the most errors stands first. */
export function scopeMarkup(
  evaluation: Evaluation,
  scope: 'kind' | 'field',
  labels: ReadonlyMap<string, string>,
): Html {
  const llms = evaluation.results.map(({ llm }) => llm);
  const rows = new Map<string, Map<string, Score>>();
  for (const score of evaluation.scores.filter((one) => one.scope === scope)) {
    const row = rows.get(score.name) ?? new Map<string, Score>();
    rows.set(score.name, row.set(score.llm, score));
  }
  const sorted = [...rows].sort(([, one], [, other]) => errorsIn(other) - errorsIn(one));
  const heads = llms.map(
    (llm, index) => html`<th scope="colgroup" colspan="4"><i class="key c${index % 6}"></i>${llm}</th>`,
  );
  return html`
<div class="scroll"><table class="scopes">
  <thead>
    <tr><th scope="col" rowspan="2">${scope}</th><th scope="col" rowspan="2">slots</th>${heads}</tr>
    <tr>${llms.map(() => html`<th scope="col" class="first">F1</th><th scope="col">P</th><th scope="col">R</th><th scope="col">halluc.</th>`)}</tr>
  </thead>
  <tbody>${sorted.map(([name, scores]) => scopeRow(scope, name, labels.get(name) ?? name, scores, llms))}
  </tbody>
</table></div>`;
}

function errorsIn(scores: ReadonlyMap<string, Score>): number {
  return [...scores.values()].reduce(
    (sum, { counts: { invented, missed, wrong } }) => sum + invented + missed + wrong,
    0,
  );
}

/** Its name leads to its errors. */
function scopeRow(
  scope: 'kind' | 'field',
  name: string,
  label: string,
  scores: ReadonlyMap<string, Score>,
  llms: readonly string[],
): Html {
  const [first] = scores.values();
  const cells = llms.map((llm) => {
    const { f1, precision, recall, hallucination } = scores.get(llm) ?? {};
    return html`<td class="heat" style="--share:${(100 * (f1 ?? 0)).toFixed(0)}%">${percent(f1)}</td><td>${percent(precision)}</td><td>${percent(recall)}</td><td>${percent(hallucination)}</td>`;
  });
  const link = html`<a href="#errors" data-filter="${scope}" data-value="${name}">${label}</a>`;
  return html`
    <tr><th scope="row">${link}${label === name ? html`` : html`<small>${name}</small>`}</th><td>${first?.slots ?? 0}</td>${cells}</tr>`;
}
