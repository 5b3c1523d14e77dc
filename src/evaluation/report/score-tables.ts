import type { Evaluation, LlmResult } from '../evaluation.js';
import type { Difference, Score } from '../scores.js';
import { percent, pointsWithin } from './figures.js';
import { type Html, html } from './html.js';

/** One card a composition: its figures over all slots, and what they took. */
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
  const parts = [
    `${count(calls)} calls`,
    `${count(promptTokens)} + ${count(completionTokens)} tokens`,
    ...(cost === undefined ? [] : [`cost ${cost.toFixed(4)}`]),
    `${seconds.toFixed(1)} s`,
  ];
  return parts.join(' · ');
}

/** How the compositions differ; a difference whose interval holds nothing but one sign is marked. */
export function differenceTable(differences: readonly Difference[]): Html {
  if (differences.length === 0) return html``;
  return html`
<table class="differences">
  <caption>Differences in points, with the 95 % interval of a paired bootstrap over products</caption>
  <thead><tr><th scope="col">from → to</th><th scope="col">F1</th><th scope="col">hallucination</th><th scope="col">products</th></tr></thead>
  <tbody>${differences.map(
    ({ from, to, f1, hallucination, products }) => html`
    <tr><th scope="row">${from} → ${to}</th>${differenceCell(f1, 1)}${differenceCell(hallucination, -1)}<td>${products}</td></tr>`,
  )}
  </tbody>
</table>`;
}

function differenceCell(estimate: Difference['f1'], better: 1 | -1): Html {
  const sure = estimate !== undefined && estimate.low * estimate.high > 0;
  const verdict = !sure ? 'open' : Math.sign(estimate.value) === better ? 'better' : 'worse';
  return html`<td class="${verdict}">${pointsWithin(estimate)}</td>`;
}

/** F1 and hallucination of each kind or field, the compositions side by side. */
export function scopeTable(evaluation: Evaluation, scope: 'kind' | 'field', labels: ReadonlyMap<string, string>): Html {
  const llms = evaluation.results.map(({ llm }) => llm);
  const rows = new Map<string, Map<string, Score>>();
  for (const score of evaluation.scores.filter((one) => one.scope === scope)) {
    const row = rows.get(score.name) ?? new Map<string, Score>();
    rows.set(score.name, row.set(score.llm, score));
  }
  return html`
<div class="scroll"><table class="scopes">
  <thead>
    <tr><th scope="col" rowspan="2">${scope}</th><th scope="col" rowspan="2">slots</th>${llms.map(
      (llm, index) => html`<th scope="colgroup" colspan="4"><i class="key c${index % 6}"></i>${llm}</th>`,
    )}</tr>
    <tr>${llms.map(() => html`<th scope="col">F1</th><th scope="col">P</th><th scope="col">R</th><th scope="col">halluc.</th>`)}</tr>
  </thead>
  <tbody>${[...rows].map(([name, byLlm]) =>
    scopeRow(
      name,
      labels.get(name),
      llms.map((llm) => byLlm.get(llm)),
    ),
  )}
  </tbody>
</table></div>`;
}

function scopeRow(name: string, label: string | undefined, scores: readonly (Score | undefined)[]): Html {
  const slots = scores.find((score) => score)?.slots ?? 0;
  const cells = scores.map(
    (score) =>
      html`<td class="heat" style="--share:${(100 * (score?.f1 ?? 0)).toFixed(0)}%">${percent(score?.f1)}</td><td>${percent(score?.precision)}</td><td>${percent(score?.recall)}</td><td>${percent(score?.hallucination)}</td>`,
  );
  const caption = label && label !== name ? html`${label}<small>${name}</small>` : html`${name}`;
  return html`
    <tr><th scope="row">${caption}</th><td>${slots}</td>${cells}</tr>`;
}
