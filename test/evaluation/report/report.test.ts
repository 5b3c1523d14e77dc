import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/evaluation/evaluation.js';
import type { ErrorData } from '../../../src/evaluation/report/error-data.js';
import { renderReport } from '../../../src/evaluation/report/render-report.js';
import { makeField, makeSelect } from '../../helpers/fields.js';
import { makeTrial, scored } from '../trials.js';

const EVIL = '</script><img src=x onerror="alert(1)"> & \u2028 <!--';
const width = makeField('width', { label: `width ${EVIL}`, type: 'number', unit: 'cm' });
const colour = makeSelect('colour', 'colour', ['white', 'black']);
const trials = [
  makeTrial(
    '1',
    [
      [width, [20]],
      [colour, ['white']],
    ],
    `A white lamp, 20 cm wide, foot 35 cm ${EVIL}`,
  ),
  makeTrial(
    EVIL,
    [
      [width, null],
      [colour, ['black']],
    ],
    'A lamp, black',
  ),
  makeTrial('3', [[colour, ['white']]], 'A lamp, white'),
];
const [first, second, third] = trials as [(typeof trials)[0], (typeof trials)[0], (typeof trials)[0]];
const USAGE = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };

const evaluation = evaluate(trials, [
  {
    llm: 'offline',
    usage: USAGE,
    seconds: 0.25,
    answers: [
      ...scored('offline', first, [
        { value: 35, evidence: { text: '35 cm', start: 31, end: 36 }, confidence: 0.61234, connector: 'offline' },
        'white',
      ]),
      ...scored('offline', second, [null, null]),
      ...scored('offline', third, ['white']),
    ],
  },
  {
    llm: 'mine',
    usage: { ...USAGE, calls: 3, promptTokens: 1200, completionTokens: 34, cost: 0.5 },
    seconds: 2,
    answers: [
      ...scored('mine', first, [20, { value: null, status: 'failed', reason: EVIL }]),
      ...scored('mine', second, [7, 'black']),
      ...scored('mine', third, ['white']),
    ],
  },
]);
const page = renderReport(evaluation, { source: `rows of ${EVIL}`, day: '2025-01-31', notes: [EVIL], review: EVIL });

/** The text between the tags of the element with this opening. */
const inside = (opening: string) => page.slice(page.indexOf(opening) + opening.length).split('</script>')[0] ?? '';
const data: ErrorData = JSON.parse(inside('<script type="application/json" id="data">'));

const VOID = ['meta', 'input', 'img', 'br'];

/** Elements that are left open, or closed by another's end; scripts and styles are no markup. */
function unbalanced(markup: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const plain = markup.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  for (const [tag, end, name = '', rest] of plain.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (end) {
      if (open.pop() !== name) wrong.push(tag);
    } else if (!VOID.includes(name) && !rest?.endsWith('/')) open.push(name);
  }
  return [...wrong, ...open];
}

describe('the report', () => {
  it('needs nothing but itself', () => {
    expect(page).not.toMatch(/\b(?:href|src)="(?!#)/);
    expect(page).not.toMatch(/https?:|url\(|@import|\bfetch\(/);
    expect(page).toContain(`default-src 'none'`);
  });

  it('lets the browser run its own script and no other', () => {
    const script = inside('</script>\n<script>');
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(`script-src 'sha256-${hash}'`);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(() => new Function(script)).not.toThrow();
  });

  it('closes what it opens', () => {
    expect(page.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(unbalanced(page)).toEqual([]);
    expect(unbalanced('<p><b></p>')).toEqual(['</p>', 'p']);
  });

  it('lets no text become markup', () => {
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).toContain('rows of &lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;');
  });

  it('has an id for whatever its script looks for', () => {
    const wanted = [...inside('</script>\n<script>').matchAll(/(?:byId|getElementById)\('([\w-]+)'\)/g)].map(
      ([, id]) => id,
    );
    expect(wanted.length).toBeGreaterThan(5);
    for (const id of wanted) expect(page.match(new RegExp(`id="${id}"`, 'g'))).toHaveLength(1);
  });

  it('embeds the slots with errors, with every answer to them, and no other', () => {
    expect(data.llms).toEqual(['offline', 'mine']);
    expect(data.products).toEqual({ 1: first.description, [EVIL]: second.description });
    expect(data.labels).toEqual({ width: width.label, colour: 'colour' });
    expect(data.errors).toEqual([
      {
        id: '1',
        field: 'width',
        kind: 'number',
        accepted: [20],
        stated: [[14, 19]],
        answers: [
          {
            llm: 'offline',
            value: 35,
            status: 'found',
            outcome: 'wrong',
            evidence: [31, 36],
            confidence: 0.612,
            connector: 'offline',
          },
          { llm: 'mine', value: 20, status: 'found', outcome: 'right' },
        ],
      },
      {
        id: '1',
        field: 'colour',
        kind: 'select',
        accepted: ['white'],
        stated: [[2, 7]],
        answers: [
          { llm: 'offline', value: 'white', status: 'found', outcome: 'right' },
          { llm: 'mine', value: null, status: 'failed', outcome: 'missed', reason: EVIL },
        ],
      },
      {
        id: EVIL,
        field: 'width',
        kind: 'number',
        accepted: null,
        answers: [
          { llm: 'offline', value: null, status: 'absent', outcome: 'nothing' },
          { llm: 'mine', value: 7, status: 'found', outcome: 'invented' },
        ],
      },
      {
        id: EVIL,
        field: 'colour',
        kind: 'select',
        accepted: ['black'],
        stated: [[8, 13]],
        answers: [
          { llm: 'offline', value: null, status: 'absent', outcome: 'missed' },
          { llm: 'mine', value: 'black', status: 'found', outcome: 'right' },
        ],
      },
    ]);
    expect(first.description.slice(14, 19)).toBe('20 cm');
  });

  it('prints the figures of each composition and how they differ', () => {
    // offline: 3 given, 2 right, 4 stated. mine: 4 given, 3 right, 4 stated; one of one unstated invented.
    expect(page).toMatch(/<b>57\.1<\/b> F1[\s\S]*<b>75\.0<\/b> F1/);
    expect(page).toContain('no calls · 0.3 s');
    expect(page).toContain('3 calls · 1,200 + 34 tokens · cost 0.5000 · 2.0 s');
    expect(page).toContain('<td class="open">+17.9 [');
    expect(page).toContain('<td class="worse">+100.0 [+100.0, +100.0]</td>');
  });

  it('draws a curve a composition', () => {
    expect(page.match(/<g class="curve/g)).toHaveLength(2);
    expect(page).toMatch(/<g class="curve c0"><title>offline<\/title><path d="M\d+ \d+(?:L\d+ \d+)*"\/>/);
  });
});
