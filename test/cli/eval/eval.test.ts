import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunOptions, runBin } from '../../helpers/run-bin.js';

const folder = mkdtempSync(join(tmpdir(), 'akeneo-lookup-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (words: readonly string[], options: RunOptions = {}) =>
  runBin(['eval', ...words], { directory: folder, environment: { XDG_DATA_HOME: folder }, ...options });
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const readRows = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Compositions that answer from a list; `slow` and `stopped` never answer P3, and `stopped` is then interrupted. */
const CONFIG = `
const known = {
  first: { P1: { colour: 'white', width: 20 }, P2: { colour: 'black', width: 30 }, P3: { colour: null, width: '40 cm' } },
  second: { P1: { colour: 'white', width: '200 mm' }, P2: { colour: null, width: null }, P3: { colour: null, width: null } },
};
known.slow = known.stopped = known.first;
const llm = (name) => ({
  chainOfThoughts: 'basic', group: 2, price: { prompt: 1000, completion: 1000 },
  connector: { name, complete: async ({ question }) => {
    const id = /P\\d/.exec(question.description)[0];
    if (name === 'stopped' && id === 'P3') setTimeout(() => process.kill(process.pid, 'SIGINT'), 100);
    if (name.startsWith('s') && name !== 'second' && id === 'P3') return new Promise(() => setTimeout(() => {}, 60_000));
    return { text: JSON.stringify(known[name][id]), usage: { promptTokens: 400, completionTokens: 100 } };
  } },
});
export default { database: 'catalogue.db', llms: { first: llm('first'), second: llm('second'), slow: llm('slow'), stopped: llm('stopped') } };
`;

beforeAll(async () => {
  write('eval.config.mjs', CONFIG);
  write(
    'fields.json',
    JSON.stringify([
      { name: 'colour', label: 'colour', type: 'select', options: ['white', 'black', 'red'] },
      { name: 'width', label: 'width (cm)', type: 'number', inferred: true },
    ]),
  );
  await runBin(['db', 'seed', '--database', 'catalogue.db', '--fields', 'fields.json'], { directory: folder });
  write(
    'products.jsonl',
    lines([
      { id: 'P1', description: 'P1 lamp, white, 20 cm wide' },
      { id: 'P2', description: 'P2 lamp, red or black, cable 30 cm' },
      { id: 'P3', description: 'P3 lamp, cable 40 cm' },
    ]),
  );
  write(
    'gold.jsonl',
    lines([
      { id: 'P1', field: 'colour', accepted: ['WHITE'] },
      { id: 'P1', field: 'width', accepted: ['20.0'] },
      { id: 'P2', field: 'colour', accepted: ['red', 'black'] },
      { id: 'P2', field: 'width', accepted: null },
      { id: 'P3', field: 'colour', accepted: ['red'] },
      { id: 'P3', field: 'width', accepted: null },
    ]),
  );
});

const BOTH = ['--config', 'eval.config.mjs', '--llm', 'first', '--llm', 'second'];

describe('eval', () => {
  it('scores each composition, and how they differ', async () => {
    const { stdout, stderr, code } = await run(['products.jsonl', 'gold.jsonl', ...BOTH, '--format', 'json']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const { products, slots, scores, differences, warnings } = JSON.parse(stdout);
    expect({ products, slots, warnings }).toEqual({ products: 3, slots: 6, warnings: [] });
    const score = (llm: string, name: string) =>
      scores.find((row: { llm: string; name: string }) => row.llm === llm && row.name === name);
    // first: white, 20, black are right, 30 and 40 invented, P3's colour missed.
    expect(score('first', 'all')).toMatchObject({
      ...{ scope: 'all', slots: 6, nothing: 0, invented: 2, missed: 1, right: 3, wrong: 0 },
      ...{ precision: 0.6, recall: 0.75, f1: 0.666667, hallucination: 1, answered: 1 },
      ...{ calls: 3, promptTokens: 1200, completionTokens: 300, cost: 1.5 },
    });
    // second: white and 200 mm are right, two colours missed, nothing invented.
    expect(score('second', 'all')).toMatchObject({ precision: 1, recall: 0.5, f1: 0.666667, hallucination: 0 });
    expect(score('first', 'colour')).toMatchObject({
      scope: 'field',
      slots: 3,
      right: 2,
      missed: 1,
      calls: 1.5,
      cost: 0.75,
    });
    expect(score('first', 'number')).toMatchObject({
      scope: 'kind',
      slots: 3,
      right: 1,
      invented: 2,
      precision: 0.333333,
    });
    expect(differences).toMatchObject([{ name: 'first → second', products: 3, f1: 0, hallucination: -1 }]);
    expect(differences[0].hallucinationLow).toBe(-1);
  });

  it('prints tables for people and rows for programs', async () => {
    const table = await run(['products.jsonl', 'gold.jsonl', ...BOTH]);
    expect(table.stdout).toMatch(/^all +first +6 +60\.0 +75\.0 +66\.7 .* 100\.0$/m);
    expect(table.stdout).toMatch(/^colour +second +3 /m);
    expect(table.stdout).toMatch(/^first → second +3 +0\.0 \[.*\] +−100\.0 \[−100\.0, −100\.0\]$/m);
    const csv = await run(['products.jsonl', 'gold.jsonl', ...BOTH, '--format', 'csv']);
    const rows = csv.stdout.trimEnd().split('\r\n');
    expect(rows[0]).toMatch(/^scope,name,llm,products,slots,nothing,invented,missed,right,wrong,precision/);
    expect(rows).toHaveLength(1 + 2 * 5 + 1);
    expect(rows[1]).toMatch(/^all,all,first,,6,0,2,1,3,0,0\.6,0\.75,0\.666667,/);
  });

  it('keeps every answer, and shows those that are wrong on one page', async () => {
    const files = ['--output', 'answers.jsonl', '--report', 'report.html'];
    await run(['products.jsonl', 'gold.jsonl', ...BOTH, ...files]);
    const answers = readRows('answers.jsonl');
    expect(answers).toHaveLength(12);
    expect(answers.find(({ id, field, llm }) => id === 'P1' && field === 'width' && llm === 'second')).toMatchObject({
      ...{ kind: 'number', value: 20, status: 'found', outcome: 'right', accepted: [20], connector: 'second' },
      evidence: { text: '20 cm', start: 16, end: 21 },
    });
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
    const shown = data.errors.flatMap(({ id, field, answers }: { id: string; field: string; answers: object[] }) =>
      answers.map((answer) => ({ id, field, ...answer })),
    );
    const wrong = new Set(
      answers.filter(({ outcome }) => /invented|missed|wrong/.test(outcome)).map(({ id, field }) => `${id} ${field}`),
    );
    const kept = answers.filter(({ id, field }) => wrong.has(`${id} ${field}`));
    const essence = ({ id, field, llm, value, outcome }: Record<string, unknown>) =>
      JSON.stringify([id, field, llm, value, outcome]);
    expect(shown.map(essence).toSorted()).toEqual(kept.map(essence).toSorted());
    expect(page).toContain('akeneo-lookup review report.review.jsonl');
    const rows = readRows('report.review.jsonl');
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...new Set(kept.map(({ id }) => id))].toSorted());
    for (const { answers: own, texts } of rows) {
      expect(texts).toEqual({ description: expect.any(String) });
      for (const { evidence } of own.filter(({ evidence }: { evidence?: object }) => evidence))
        expect(texts.description.slice(evidence.start, evidence.end)).toBe(evidence.text);
    }
  });

  it('measures on the first products and some fields only', async () => {
    const words = ['products.jsonl', 'gold.jsonl', '--config', 'eval.config.mjs', '--llm', 'first'];
    const { stdout } = await run([...words, '--limit', '2', '--fields', 'width', '--format', 'json']);
    const { products, slots, scores } = JSON.parse(stdout);
    expect({ products, slots, right: scores[0].right, invented: scores[0].invented }).toEqual({
      products: 2,
      slots: 2,
      right: 1,
      invented: 1,
    });
  });

  it('stops at its limit of calls for each composition, and exits with 3', async () => {
    const words = ['products.jsonl', 'gold.jsonl', ...BOTH, '--max-calls', '2', '--concurrency', '1'];
    const { stdout, code } = await run([...words, '--format', 'json']);
    const { scores } = JSON.parse(stdout);
    const all = scores.filter(({ scope }: { scope: string }) => scope === 'all');
    expect(all.map(({ calls, answered }: { calls: number; answered: number }) => [calls, answered])).toEqual([
      [2, 0.666667],
      [2, 0.666667],
    ]);
    expect(code).toBe(3);
  });

  it('counts what comes too late as not given', async () => {
    const words = [
      'products.jsonl',
      'gold.jsonl',
      '--config',
      'eval.config.mjs',
      '--llm',
      'slow',
      '--timeout',
      '1500ms',
    ];
    const { stdout, code } = await run([...words, '--format', 'json']);
    const { scores } = JSON.parse(stdout);
    expect(scores[0]).toMatchObject({ slots: 6, right: 3, invented: 1, missed: 1, nothing: 1, answered: 0.666667 });
    expect(code).toBe(3);
  });

  it('scores what is finished on Ctrl-C, says so, and exits with 130', async () => {
    const words = ['products.jsonl', 'gold.jsonl', '--config', 'eval.config.mjs', '--llm', 'stopped', '--llm', 'first'];
    const { stdout, stderr, code } = await run([...words, '--timeout', '60s', '--format', 'json']);
    const { scores, warnings } = JSON.parse(stdout);
    expect(scores[0]).toMatchObject({ llm: 'stopped', slots: 4, right: 3, invented: 1, answered: 1 });
    expect(warnings).toEqual(['interrupted: the figures are of the products finished by then (stopped 2 of 3)']);
    expect(stderr).toContain('stopped 2 of 3');
    expect(code).toBe(130);
  });
});

describe('--holdout', () => {
  it("measures on the catalogue's own examples", async () => {
    const values = (index: number) => ({ colour: ['white', 'black', 'red'][index % 3] });
    const example = (index: number) => ({
      description: `Lamp${index} model x${index} y${index} z${index}, ${values(index).colour}`,
      values: values(index),
    });
    write('examples.jsonl', lines(Array.from({ length: 30 }, (_, index) => example(index))));
    const files = ['--fields', 'fields.json', '--examples', 'examples.jsonl'];
    await runBin(['db', 'seed', '--database', 'own.db', ...files], { directory: folder });
    const { stdout, stderr, code } = await run(['--holdout', '0.2', '--database', 'own.db', '--format', 'json']);
    const { products, scores } = JSON.parse(stdout);
    expect(stderr).toContain('6 example texts held back, learnt anew from the other 24');
    expect({ products, recall: scores[0].recall, code }).toEqual({ products: 6, recall: 1, code: 0 });
  });
});

describe('--calibrate', () => {
  it('keeps how far the confidence of a model comes true, for its next answers', async () => {
    const model = `
const llm = { chainOfThoughts: 'basic', connector: { name: 'm', complete: async () => ({
  text: '{"value":"white"}', tokens: [{ text: '{"value":', logprob: 0 }, { text: '"white"', logprob: -0.01 }, { text: '}', logprob: 0 }],
}) } };
export default { database: 'sure.db', llms: { llm } };
`;
    write('sure.config.mjs', model);
    await runBin(['db', 'seed', '--database', 'sure.db', '--fields', 'fields.json'], { directory: folder });
    const ids = Array.from({ length: 40 }, (_, index) => `L${index}`);
    write(
      'lamps.jsonl',
      lines(ids.map((id) => ({ id, description: `${id} lamp, black or white`, fields: ['colour'] }))),
    );
    write('lamps.gold.jsonl', lines(ids.map((id) => ({ id, field: 'colour', accepted: ['black'] }))));
    const own = ['--config', 'sure.config.mjs', '--llm', 'llm'];
    const confidence = async () => {
      const asked = ['lookup', 'a lamp, black or white', '--fields', 'colour', '--details', ...own];
      return JSON.parse((await runBin(asked, { directory: folder })).stdout).answers[0].confidence;
    };
    const before = await confidence();
    const { stderr, code } = await run(['lamps.jsonl', 'lamps.gold.jsonl', '--calibrate', ...own]);
    expect({ code, told: stderr.includes('calibrated llm on 40 answers') }).toEqual({ code: 0, told: true });
    expect(before).toBeGreaterThan(0.8);
    expect(await confidence()).toBeLessThan(0.3);
  });
});

describe('a table for people', () => {
  it('fits into 80 columns, with what it took in a table of its own', async () => {
    const { stdout } = await run(['products.jsonl', 'gold.jsonl', ...BOTH]);
    for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^first +100\.0 +3 +1500 +1\.5000/m);
  });
});

describe('an evaluation in a pipeline', () => {
  it('ends with 3 where the F1 is under what is asked for, and says so', async () => {
    const words = ['products.jsonl', 'gold.jsonl', '--config', 'eval.config.mjs', '--llm', 'first'];
    expect((await run([...words, '--fail-under', '0.6'])).code).toBe(0);
    const { stderr, code } = await run([...words, '--fail-under', '0.9']);
    expect(code).toBe(3);
    expect(stderr).toContain('the F1 of first is 0.6667, which is under 0.9');
    expect((await run([...words, '--fail-under', '90'])).stderr).toContain('--fail-under is "90"');
  });

  it('says what got better and worse since an earlier run, with the texts', { timeout: 120_000 }, async () => {
    const words = ['products.jsonl', 'gold.jsonl', '--config', 'eval.config.mjs'];
    await run([...words, '--llm', 'first', '--output', 'earlier.jsonl']);
    const { stdout } = await run([...words, '--llm', 'second', '--compare', 'earlier.jsonl']);
    expect(stdout).toContain('2 answers are better, 1 worse');
    expect(stdout).toContain('worse: P2 colour (second): "black" → nothing, right is "red" or "black"');
    expect(stdout).toContain('    P2 lamp, red or black, cable 30 cm');
    const json = await run([...words, '--llm', 'second', '--compare', 'earlier.jsonl', '--format', 'json']);
    const { changes } = JSON.parse(json.stdout);
    expect(changes.map(({ change, id, field }: Record<string, string>) => `${change} ${id} ${field}`)).toEqual([
      'worse P2 colour',
      'better P2 width',
      'better P3 width',
    ]);
    write('other.jsonl', '{"id":"P2","field":"colour","accepted":["white"]}\n');
    const judged = ['products.jsonl', 'other.jsonl', '--config', 'eval.config.mjs', '--llm', 'first'];
    expect((await run([...judged, '--compare', 'earlier.jsonl'])).stdout).toContain(
      'worse: P2 colour (first): still "black", right is "white" now',
    );
    const wrong = await run([...words, '--compare', 'gold.jsonl']);
    expect({ code: wrong.code, stderr: wrong.stderr }).toEqual({
      code: 2,
      stderr: 'error: --compare: gold.jsonl:1 is no answer of an evaluation: name a file that eval --output wrote\n',
    });
  });
});

describe('gold as a table', () => {
  it('has a column per field, by code or label; a dash says that nothing is stated, and an empty cell decides nothing', async () => {
    write('gold.csv', 'SKU,Colour,width (cm),remark\nP1,white,20,ok\nP2,red,-,\nP3,,-,none\n');
    const words = [
      'products.jsonl',
      'gold.csv',
      '--config',
      'eval.config.mjs',
      '--llm',
      'first',
      '--output',
      'wide.out',
    ];
    const { stderr, code } = await run(words);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(readRows('wide.out').map(({ id, field, outcome }) => `${id} ${field} ${outcome}`)).toEqual([
      ...['P1 colour right', 'P1 width right', 'P2 colour wrong', 'P2 width invented', 'P3 width invented'],
    ]);
  });
});

describe('gold as batch writes it', () => {
  it('counts as the same values a row each, but for fields that were not answered', async () => {
    const rows = [
      { id: 'P1', values: { colour: 'white', width: 20 } },
      { id: 'P2', values: { colour: 'black', width: null } },
      { id: 'P3', values: { colour: null, width: null }, unanswered: { colour: 'timeout' } },
    ];
    write('filled.jsonl', lines(rows));
    const { stderr, code } = await run(['products.jsonl', 'filled.jsonl', ...BOTH, '--output', 'filled.out']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const answers = readRows('filled.out').filter(({ llm }) => llm === 'first');
    expect(answers.map(({ id, field, outcome }) => [id, field, outcome])).toEqual([
      ['P1', 'colour', 'right'],
      ['P1', 'width', 'right'],
      ['P2', 'colour', 'right'],
      ['P2', 'width', 'invented'],
      ['P3', 'width', 'invented'],
    ]);
  });
});

describe('what does not fit', () => {
  it('is left out with a warning each, and exits with 3 where a field is unknown', async () => {
    write(
      'gold2.jsonl',
      `${lines([
        { id: 'P1', field: 'colour', accepted: ['white'] },
        { id: 'P1', field: 'color', accepted: ['white'] },
        { id: 'P9', field: 'colour', accepted: null },
        { id: 'P1', field: 'width' },
      ])}not json\n`,
    );
    const { stderr, stdout, code } = await run([
      'products.jsonl',
      'gold2.jsonl',
      '--database',
      'catalogue.db',
      '--format',
      'json',
    ]);
    for (const sentence of [
      'no field "color" in the catalogue: the nearest are colour',
      'products without gold, left out: 2 (P2, P3)',
      'products that only the gold knows: 1 (P9)',
      'rows that are no gold, left out: 2 (gold2.jsonl:4 no "accepted", gold2.jsonl:5 not valid JSON',
    ])
      expect(stderr).toContain(sentence);
    expect(JSON.parse(stdout)).toMatchObject({ products: 1, slots: 1 });
    expect(code).toBe(3);
  });

  it.each([
    ['no files', [], /eval needs products and their gold/],
    ['one file', ['products.jsonl'], /eval needs products and their gold/],
    [
      'files and a part',
      ['products.jsonl', 'gold.jsonl', '--holdout', '0.3'],
      /leave out products\.jsonl and gold\.jsonl/,
    ],
    ['a part that is none', ['--holdout', '1.5'], /--holdout is "1\.5"/],
    ['a file that is not there', ['products.jsonl', 'missing.jsonl'], /missing\.jsonl does not exist/],
    [
      'an unknown composition',
      ['products.jsonl', 'gold.jsonl', '--llm', 'offlin'],
      /no llm "offlin": did you mean "offline"/,
    ],
    ['an output in no folder', ['products.jsonl', 'gold.jsonl', '--output', 'no/a.jsonl'], /cannot write no\/a\.jsonl/],
    ['a report in no folder', ['products.jsonl', 'gold.jsonl', '--report', 'no/a.html'], /cannot write no\/a\.html/],
    [
      'nothing to measure',
      ['products.jsonl', 'gold.jsonl', '--fields', 'EF1'],
      /nothing to measure in .*no field "EF1"/,
    ],
    ['no examples to hold back', ['--holdout', '0.3'], /nothing to measure in 0 example texts/],
  ])('is told in one sentence: %s', async (_, words, sentence) => {
    const { stdout, stderr, code } = await run([...words, '--database', 'catalogue.db']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});
