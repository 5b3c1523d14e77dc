import { type CurvePoint, riskCoverage } from '../risk-coverage.js';
import type { ScoredAnswer } from '../trial.js';
import { percent } from './figures.js';
import { type Html, html } from './html.js';

/** A composition's curve. */
interface Curve {
  readonly llm: string;
  readonly points: readonly CurvePoint[];
}

/** The lines of the risk axis, as many as it takes to hold every curve. */
const RISKS = [0, 0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1];
const COVERAGES = [0, 0.2, 0.4, 0.6, 0.8, 1];
const LIMITS = [0.01, 0.02, 0.05, 0.1];

/** The risk–coverage curves of all compositions, and how far each can go within some risk. */
export function riskChart(
  results: readonly { readonly llm: string; readonly answers: readonly ScoredAnswer[] }[],
): Html {
  const curves = results.map(({ llm, answers }) => ({ llm, points: riskCoverage(answers) }));
  const highest = Math.max(0.05, ...curves.flatMap(({ points }) => points.filter(isTelling).map(({ risk }) => risk)));
  const lines = RISKS.slice(0, RISKS.findIndex((risk) => risk >= highest) + 1);
  const top = lines.at(-1) ?? 1;
  return html`
<div class="risk">
<figure class="chart">
  <div class="plot">
    <div class="y-axis" aria-hidden="true">${lines.map((risk) => html`<span style="top:${heightOf(risk, top) / 10}%">${axisPercent(risk)}</span>`)}</div>
    <div class="canvas">
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label="Risk by coverage, a curve for each composition">
        ${lines.map((risk) => html`<path class="grid" d="M0 ${heightOf(risk, top)}H1000"/>`)}
        ${curves.map((curve, index) => curveMarkup(curve, index, top))}
      </svg>
    </div>
    <div class="x-axis" aria-hidden="true">${COVERAGES.map((share) => html`<span>${axisPercent(share)}</span>`)}</div>
  </div>
  <p class="axis-names"><span>↑ risk: wrong of the values kept</span><span>coverage: values kept of all slots →</span></p>
  <figcaption class="legend">${curves.map(({ llm }, index) => html`<span><i class="key c${index % 6}"></i>${llm}</span>`)}</figcaption>
</figure>
${limitsTable(curves)}
</div>`;
}

/** The first few values of a curve jump about. */
function isTelling({ coverage }: CurvePoint): boolean {
  return coverage >= 0.02;
}

/** From the top, in thousandths; square roots give low risks, which matter most, the room to differ. */
function heightOf(risk: number, top: number): number {
  return Math.round(1000 * (1 - Math.sqrt(Math.min(risk, top) / top)));
}

function axisPercent(share: number): string {
  return `${100 * share} %`;
}

/** Points that would fall on one pixel are left out. */
function curveMarkup({ llm, points }: Curve, index: number, top: number): Html {
  const places: string[] = [];
  for (const { coverage, risk } of points) {
    const place = `${(1000 * coverage).toFixed(0)} ${heightOf(risk, top)}`;
    if (places.at(-1) !== place) places.push(place);
  }
  const last = places.at(-1);
  if (last === undefined) return html``;
  return html`<g class="curve c${index % 6}"><title>${llm}</title><path d="M${places.join('L')}"/><path class="end" d="M${last}h0"/></g>`;
}

/** How much each composition may answer so that at most so much of it is wrong. */
function limitsTable(curves: readonly Curve[]): Html {
  return html`
<div class="scroll"><table class="limits">
  <caption>The most that can be kept within a risk, and the least confidence that keeps it</caption>
  <thead><tr><th scope="col">risk at most</th>${LIMITS.map((limit) => html`<th scope="col">${axisPercent(limit)}</th>`)}</tr></thead>
  <tbody>${curves.map(
    ({ llm, points }, index) => html`
    <tr><th scope="row"><i class="key c${index % 6}"></i>${llm}</th>${LIMITS.map((limit) => limitCell(points, limit))}</tr>`,
  )}
  </tbody>
</table></div>`;
}

function limitCell(points: readonly CurvePoint[], limit: number): Html {
  const best = points.findLast(({ risk }) => risk <= limit);
  if (!best) return html`<td>–</td>`;
  const confidence = best.confidence === undefined ? 'all' : `≥ ${best.confidence.toFixed(2)}`;
  return html`<td>${percent(best.coverage)} %<small>${confidence}</small></td>`;
}
