import { createHash } from 'node:crypto';
import type { Evaluation } from '../evaluation.js';
import { errorData } from './error-data.js';
import { type Html, html, scriptJson } from './html.js';
import { PAGE_SCRIPT } from './page-script.js';
import { PAGE_STYLE } from './page-style.js';
import { riskChart } from './risk-chart.js';
import { differenceMarkup, scopeMarkup, summaryCards } from './score-tables.js';

/** What a page says beside the figures. */
export interface ReportHead {
  /** What was measured with, such as the names of the files. */
  readonly source: string;
  /** When it was measured, as `2025-11-24`. */
  readonly day: string;
  readonly notes: readonly string[];
  /** The file of the products with errors, for `review`. */
  readonly review: string;
}

/** Tables of more fields are folded up. */
const FEW_FIELDS = 12;

/** One page that needs nothing but itself: figures, risk–coverage curve, and the errors with their texts, to be filtered. */
export function renderReport(evaluation: Evaluation, head: ReportHead): string {
  const { trials } = evaluation;
  const slots = trials.flatMap((trial) => trial.slots);
  const labels = new Map(slots.map(({ field }) => [field.code, field.label]));
  const fields = labels.size;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash()}'">
<title>Evaluation: ${evaluation.results.map(({ llm }) => llm).join(', ')}</title>
<style>${{ html: PAGE_STYLE }}</style>
</head>
<body>
<header>
  <h1>${title(evaluation)}</h1>
  <p class="lead">${trials.length.toLocaleString('en')} products, ${slots.length.toLocaleString('en')} slots of ${fields} fields, from ${head.source} on ${head.day}.</p>
  ${head.notes.length > 0 ? html`<ul class="notes">${head.notes.map((text) => html`<li>${text}</li>`)}</ul>` : html``}
</header>
<main>
<section>
  <h2>Overall</h2>
  ${summaryCards(evaluation)}
  <p class="note">F1 is the harmonic mean of precision (of the values given, how many are right) and recall (of the values stated, how many were given). Hallucination is the share of fields that the text does not state and that were given a value all the same. A field that failed or came too late counts as not given.</p>
  ${differenceMarkup(evaluation.differences)}
</section>
<section>
  <h2>Risk and coverage</h2>
  ${riskChart(evaluation.results)}
  <p class="note">Values are kept from the most confident down; those whose confidence is not known come last, in one step. To the right more is filled in, upwards more of it is wrong.</p>
</section>
<section>
  <h2>By kind and by field</h2>
  ${scopeMarkup(evaluation, 'kind', new Map())}
  <details${fields <= FEW_FIELDS ? ' open' : ''}><summary>All ${fields} fields, those with the most errors first</summary>${scopeMarkup(evaluation, 'field', labels)}</details>
</section>
${errorSection(head.review)}
</main>
<script type="application/json" id="data">${scriptJson(errorData(evaluation))}</script>
<script>${{ html: PAGE_SCRIPT }}</script>
</body>
</html>
`.html;
}

function title({ results }: Evaluation): string {
  const names = results.map(({ llm }) => llm);
  return names.length === 1
    ? `How good is ${names[0]}?`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} compared`;
}

/** The browser runs this script and no other. */
function scriptHash(): string {
  return `sha256-${createHash('sha256').update(PAGE_SCRIPT).digest('base64')}`;
}

function errorSection(review: string): Html {
  return html`<section id="errors">
  <h2>Errors</h2>
  <div class="filters">
    <label>composition<select id="by-llm"><option value="">any</option></select></label>
    <label>kind<select id="by-kind"><option value="">all</option></select></label>
    <label>field<select id="by-field"><option value="">all</option></select></label>
    <div class="outcomes" role="group" aria-label="outcome"><span>outcome</span><div class="chips">${[
      ['invented', 'invented'],
      ['missed', 'missed'],
      ['wrong', 'wrong'],
    ].map(
      ([value = '', name = '']) => html`<label><input type="checkbox" value="${value}" checked>${name}</label>`,
    )}</div></div>
    <label>text<input id="by-text" type="search" placeholder="id, text or value"></label>
    <output id="count"></output>
  </div>
  <p class="note">Highlighted: <mark class="right">where a right value was read</mark> <mark class="given">where a wrong value was read</mark> <mark class="stated">where the accepted value stands</mark></p>
  <p class="note review-at"><label>To correct them: <code>akeneo-lookup review ${review}</code>, and the address that it prints here
    <input id="review-at" type="url" placeholder="127.0.0.1:…/#…" autocomplete="off" spellcheck="false"></label> links each error to it.</p>
  <noscript><p>The errors are embedded in this page and shown by its script, which is switched off.</p></noscript>
  <div id="list"></div>
  <button id="more" class="more" type="button">more</button>
</section>`;
}
