/**
 * The program of a report page: it shows the errors of the embedded data that the filters leave, some at a time. All text
 * enters the page as text nodes.
 */
export const PAGE_SCRIPT = `
'use strict';
const { llms, labels, products, errors } = JSON.parse(document.getElementById('data').textContent);
const NAMES = { invented: 'invented', missed: 'missed', wrong: 'wrong', right: 'right', nothing: 'rightly nothing' };
const PAGE = 40, AROUND = 160, SHORT = 520;
const byId = (id) => document.getElementById(id);
const list = byId('list'), more = byId('more'), count = byId('count');
const controls = { llm: byId('by-llm'), field: byId('by-field'), kind: byId('by-kind'), text: byId('by-text') };
const reviewAt = byId('review-at');
const outcomes = [...document.querySelectorAll('.chips input')];
const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\\p{M}/gu, '');
let shown = [], drawn = 0;

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function spell(value) {
  if (value !== null && typeof value === 'object' && 'min' in value) return (value.min ?? '') + ' … ' + (value.max ?? '');
  return Array.isArray(value) ? value.map(spell).join(', ') : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function valueCell(value) {
  return value === null ? make('td', 'value', make('span', 'nothing', 'nothing')) : make('td', 'value', spell(value));
}

function matches(error) {
  const wanted = outcomes.filter((box) => box.checked).map((box) => box.value);
  const { llm, field, kind, text } = controls;
  return (!field.value || error.field === field.value) && (!kind.value || error.kind === kind.value)
    && error.answers.some((answer) => (!llm.value || answer.llm === llm.value) && wanted.includes(answer.outcome))
    && (!text.value.trim() || fold(error.id + ' ' + products[error.id] + ' ' + error.answers.map((answer) => spell(answer.value)).join(' ')).includes(fold(text.value.trim())));
}

function spansOf(error) {
  const given = error.answers.filter((answer) => answer.evidence).map((answer) => (
    { range: answer.evidence, name: answer.outcome === 'right' ? 'right' : 'given', title: answer.llm + ': ' + spell(answer.value) }));
  return [...given, ...(error.stated ?? []).map((range) => ({ range, name: 'stated', title: 'states the accepted value' }))];
}

function highlight(text, spans, from, to) {
  const edges = new Set([from, to]);
  for (const { range } of spans) for (const edge of range) if (edge > from && edge < to) edges.add(edge);
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index];
    const over = spans.filter(({ range }) => range[0] <= start && end <= range[1]);
    const piece = text.slice(start, end);
    if (over.length === 0) return piece;
    const mark = make('mark', [...new Set(over.map(({ name }) => name))].join(' '), piece);
    mark.title = over.map(({ title }) => title).join('; ');
    return mark;
  });
}

/** The nearest end of a word in one direction, or the place itself in a very long word. */
function wordEdge(text, place, step) {
  for (let moved = 0; moved < 30; moved++) {
    const at = place + step * moved;
    if (at <= 0 || at >= text.length || /\\s/.test(text[at])) return Math.max(0, Math.min(at, text.length));
  }
  return place;
}

function windowsOf(text, spans) {
  const around = spans.map(({ range }) => [wordEdge(text, range[0] - AROUND, -1), wordEdge(text, range[1] + AROUND, 1)]);
  const windows = [[0, wordEdge(text, AROUND, 1)], ...around];
  const merged = [];
  for (const [start, end] of windows.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1] + 20) last[1] = Math.max(last[1], end);
    else merged.push([Math.max(0, start), end]);
  }
  return merged.map(([start, end]) => [start, Math.min(end, text.length)]).filter(([start, end]) => start < end);
}

function textOf(error) {
  const text = products[error.id], spans = spansOf(error);
  const box = make('p', 'text');
  const whole = () => box.replaceChildren(...highlight(text, spans, 0, text.length));
  const windows = windowsOf(text, spans);
  if (text.length <= SHORT || (windows.length === 1 && windows[0][1] === text.length)) {
    whole();
    return box;
  }
  windows.forEach(([start, end], index) => {
    if (start > 0 && (index > 0 || start > windows[0][0])) box.append(' … ');
    box.append(...highlight(text, spans, start, end));
  });
  const button = make('button', '', 'whole text');
  button.type = 'button';
  button.addEventListener('click', whole);
  box.append(windows.at(-1)[1] < text.length ? ' … ' : ' ', button);
  return box;
}

function answerRow(answer) {
  const place = llms.indexOf(answer.llm) % 6;
  const key = make('i', 'key c' + place);
  const why = [
    answer.status === 'found' || answer.status === 'absent' ? '' : answer.status,
    answer.connector ?? '',
    answer.confidence === undefined ? '' : 'confidence ' + answer.confidence.toFixed(2),
    answer.reason ?? '',
  ].filter(Boolean).join(' · ');
  return make('tr', '', make('th', '', key, answer.llm), valueCell(answer.value),
    make('td', '', make('span', 'tag outcome-' + answer.outcome, NAMES[answer.outcome])), make('td', 'why', why));
}

function truthRow(error) {
  const value = error.accepted === null ? valueCell(null) : make('td', 'value', error.accepted.map(spell).join(' or '));
  return make('tr', 'truth', make('th', '', 'accepted'), value, make('td'), make('td', 'why', error.accepted === null ? 'the text does not state it' : ''));
}

/** Where the page of a review shows an error; undefined without the address of one on this machine. */
function reviewLink(error) {
  let address;
  try { address = new URL(reviewAt.value.trim()); } catch { return undefined; }
  if (!['127.0.0.1', 'localhost'].includes(address.hostname) || !/^https?:$/.test(address.protocol)) return undefined;
  address.pathname = '/';
  address.search = new URLSearchParams({ product: error.id, field: error.field });
  const link = make('a', 'review', 'review');
  Object.assign(link, { href: address.href, target: '_blank', rel: 'noreferrer' });
  return link;
}

function card(error) {
  const label = labels[error.field];
  const title = make('h3', '', label);
  if (label !== error.field) title.append(' ', make('small', '', error.field));
  return make('article', 'error', make('header', '', title, make('small', '', error.id), ...[reviewLink(error)].filter(Boolean)),
    make('table', '', make('tbody', '', truthRow(error), ...error.answers.map(answerRow))), textOf(error));
}

function draw() {
  list.append(...shown.slice(drawn, drawn + PAGE).map(card));
  drawn = Math.min(shown.length, drawn + PAGE);
  more.hidden = drawn >= shown.length;
}

function refresh() {
  shown = errors.filter(matches);
  drawn = 0;
  list.replaceChildren();
  count.textContent = shown.length === errors.length ? errors.length + ' slots' : shown.length + ' of ' + errors.length + ' slots';
  draw();
}

function fill(select, entries) {
  for (const [value, text] of entries) select.append(new Option(text, value));
}

const tally = (key) => errors.reduce((sum, error) => sum.set(error[key], (sum.get(error[key]) ?? 0) + 1), new Map());
fill(controls.llm, llms.map((llm) => [llm, llm]));
fill(controls.field, [...tally('field')].sort((a, b) => b[1] - a[1]).map(([code, size]) => [code, labels[code] + (labels[code] === code ? '' : ' · ' + code) + ' (' + size + ')']));
fill(controls.kind, [...tally('kind')].sort((a, b) => b[1] - a[1]).map(([kind, size]) => [kind, kind + ' (' + size + ')']));
for (const control of [...Object.values(controls), ...outcomes, reviewAt]) control.addEventListener('input', refresh);
for (const link of document.querySelectorAll('a[data-filter]')) link.addEventListener('click', () => {
  controls.field.value = controls.kind.value = '';
  controls[link.dataset.filter].value = link.dataset.value;
  refresh();
});
more.addEventListener('click', draw);
new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && draw(), { rootMargin: '800px' }).observe(more);
byId('errors').hidden = errors.length === 0;
refresh();
`;
