import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { batchScene, lines, sceneProducts, sceneValues } from '../../helpers/batch-scene.js';
import { BIN } from '../../helpers/run-bin.js';
import { hasTerminal, runInTerminal } from '../../helpers/run-in-terminal.js';

const scene = batchScene();
const products = sceneProducts(12);
const input = scene.write('products.jsonl', lines(products));
const FIELDS = ['--fields', 'EF000007,EF000008'];

const filled = products.map(({ id }, at) => ({ id, values: sceneValues(at) }));

describe('batch offline', { timeout: 60_000 }, () => {
  it('fills every product, in order, a line each', async () => {
    const { stdout, stderr, code } = await scene.run(['batch', input, ...FIELDS]);
    expect(stdout).toBe(lines(filled));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^12 products in .* 24 found, 0 absent, 0 not answered$/m);
  });

  it('reads standard input, gzip, and several files', async () => {
    const first = scene.write('first.jsonl.gz', gzipSync(lines(products.slice(0, 5))));
    const second = scene.write(
      'second.csv',
      `sku;description\n${products
        .slice(5)
        .map(({ id, description }) => `${id};${description}\n`)
        .join('')}`,
    );
    const fromFiles = await scene.run(['batch', first, second, ...FIELDS, '--quiet']);
    expect(fromFiles).toMatchObject({ stdout: lines(filled), stderr: '', code: 0 });
    const fromStdin = await scene.run(['batch', ...FIELDS, '--quiet'], undefined, { input: lines(products) });
    expect(fromStdin).toMatchObject({ stdout: lines(filled), code: 0 });
  });

  it('writes a CSV to import, under the name of the identifier', async () => {
    const table = scene.write('table.csv', `sku;description\nP0;${products[0]?.description}\nP1;"sans rien"\n`);
    const { stdout } = await scene.run(['batch', table, ...FIELDS, '--format', 'csv', '--quiet']);
    expect(stdout).toBe('sku,EF000007,EF000008\r\nP0,blanc,40\r\nP1,,\r\n');
  });

  it('gives all there is to know of each answer with --details', async () => {
    const { stdout } = await scene.run(['batch', input, ...FIELDS, '--details', '--limit', '1', '--quiet']);
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'P0',
      values: sceneValues(0),
      answers: [{ field: 'EF000007', status: 'found', evidence: { text: 'blanc' }, connector: 'offline' }, {}],
    });
  });

  it("asks for a row's own fields, and says which codes are unknown once", async () => {
    const rows = [
      { ...products[0], fields: ['EF000008'] },
      { ...products[1], fields: 'EF999998' },
    ];
    const own = scene.write('own.jsonl', lines([...rows, { ...products[2], fields: 'EF999998' }]));
    const { stdout, stderr, code } = await scene.run(['batch', own]);
    expect(
      stdout
        .split('\n')
        .slice(0, 2)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'P0', values: { EF000008: 40 } },
      { id: 'P1', values: { EF999998: null }, unanswered: { EF999998: 'unknown-field' } },
    ]);
    expect(stderr.match(/no field "EF999998"/g)).toHaveLength(1);
    expect(code).toBe(3);
  });

  it('stops before anything is asked when nobody knows a field', async () => {
    const output = join(scene.folder, 'never.jsonl');
    const { stdout, stderr, code } = await scene.run([
      ...['batch', input, '--output', output],
      ...['--fields', 'EF000007,Couleurr,EF00O008'],
    ]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(
      /^error: no field "Couleurr" in the catalogue: the nearest are EF000007 .*; no field "EF00O008"/,
    );
    expect(existsSync(output)).toBe(false);
  });

  it.each([
    ['a column that is named', 'column:attributs'],
    ['a column whose name is no field', 'attributs'],
  ])('asks for the fields in the cells of %s', async (_, fields) => {
    const [first, second] = products;
    const table = scene.write(
      'own.csv',
      `sku;description;attributs\nA;${first?.description};ef000008\nB;${second?.description};Couleur | EF000008\n`,
    );
    const { stdout, code } = await scene.run(['batch', table, '--fields', fields, '--quiet']);
    expect(stdout).toBe(
      lines([
        { id: 'A', values: { EF000008: 40 } },
        { id: 'B', values: sceneValues(1) },
      ]),
    );
    expect(code).toBe(0);
  });

  it('stops at a column that the input does not have', async () => {
    const table = scene.write('no-column.csv', 'sku;description;attributs\nA;Lavabo blanc;EF000007\n');
    const { stdout, stderr, code } = await scene.run(['batch', table, '--fields', 'column:attribut']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toBe('error: no column "attribut" in the input: did you mean "attributs"?\n');
  });

  it('takes labels, any case and semicolons for what they name', async () => {
    const { stdout } = await scene.run(['batch', input, '--fields', 'couleur;ef000008', '--quiet']);
    expect(stdout).toBe(lines(filled));
  });

  it('fills a product again whose text or fields changed since, and says so', async () => {
    const output = join(scene.folder, 'nightly.jsonl');
    const rows = products.slice(0, 4).map((product) => ({ ...product, fields: 'EF000007' }));
    const table = scene.write('nightly-in.jsonl', lines(rows));
    await scene.run(['batch', table, '--output', output]);
    scene.write(
      'nightly-in.jsonl',
      lines([
        rows[0],
        { ...rows[1], description: products[4]?.description },
        { ...rows[2], fields: 'EF000007,EF000008' },
        rows[3],
      ]),
    );
    const { stderr, code } = await scene.run(['batch', table, '--output', output, '--resume']);
    expect(scene.rows('nightly.jsonl')).toEqual([
      { id: 'P0', values: { EF000007: sceneValues(0).EF000007 } },
      { id: 'P1', values: { EF000007: sceneValues(4).EF000007 } },
      { id: 'P2', values: sceneValues(2) },
      { id: 'P3', values: { EF000007: sceneValues(3).EF000007 } },
    ]);
    expect(stderr).toContain('2 products were filled again: text or fields are not those of the earlier run');
    expect(stderr).toContain('2 more done before');
    expect(code).toBe(0);
    const again = await scene.run(['batch', table, '--output', output, '--resume']);
    expect(again.stderr).toContain('4 more done before');
    expect(again.stderr).not.toContain('filled again');
  });

  it('tells of two rows with one identifier, and fills both', async () => {
    const twin = scene.write('twin.jsonl', lines([products[0], products[1], { ...products[2], id: 'P0' }]));
    const { stdout, stderr, code } = await scene.run(['batch', twin, ...FIELDS]);
    expect(stdout).toBe(lines([filled[0], filled[1], { id: 'P0', values: sceneValues(2) }]));
    expect(stderr).toContain(`${twin}, line 3: the identifier "P0" stands in line 1 too: both rows are filled`);
    expect(code).toBe(0);
  });

  it('passes over broken rows, keeps them in a file, and counts them', async () => {
    const broken = scene.write(
      'broken.jsonl',
      `${lines(products.slice(0, 1))}{"id": "X"\n{"id":"Y"}\n${lines(products.slice(1, 2))}`,
    );
    const { stdout, stderr, code } = await scene.run([
      'batch',
      broken,
      ...FIELDS,
      '--rejects',
      scene.file('rejects.jsonl'),
    ]);
    expect(stdout).toBe(lines(filled.slice(0, 2)));
    expect(scene.rows('rejects.jsonl')).toEqual([
      { source: broken, line: 2, reason: 'not valid JSON, it ends too early', text: '{"id": "X"' },
      { source: broken, line: 3, reason: expect.stringContaining('no column with a text'), text: '{"id":"Y"}' },
    ]);
    expect(stderr).toContain('2 rows rejected');
    expect(code).toBe(3);
    const told = await scene.run(['batch', broken, ...FIELDS]);
    expect(told.stderr).toContain(`${broken}, line 2: not valid JSON`);
  });

  it('takes the first products, or a sample that is the same each time', async () => {
    const first = await scene.run(['batch', input, ...FIELDS, '--limit', '3', '--quiet']);
    expect(first.stdout).toBe(lines(filled.slice(0, 3)));
    const [one, two] = [
      await scene.run(['batch', input, ...FIELDS, '--sample', '4', '--quiet']),
      await scene.run(['batch', input, ...FIELDS, '--sample', '4', '--quiet']),
    ];
    expect(one.stdout.trim().split('\n')).toHaveLength(4);
    expect(two.stdout).toBe(one.stdout);
  });

  it('stops reading when nobody reads its output any more', async () => {
    const many = scene.write('many.jsonl', lines(sceneProducts(20_000)));
    const { stdout, code, stderr } = await scene.run(['batch', many, ...FIELDS, '--quiet'], undefined, {
      onStart: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').length).toBeLessThan(20_000);
  });

  it('writes the same with threads as without', async () => {
    const many = scene.write('threads.jsonl', lines(sceneProducts(3000)));
    await scene.run(['batch', many, ...FIELDS, '--details', '--quiet', '--output', scene.file('threads-out.jsonl')]);
    const rows = scene.rows('threads-out.jsonl');
    expect(rows.map(({ id, values }) => ({ id, values }))).toEqual(
      sceneProducts(3000).map(({ id }, at) => ({ id, values: sceneValues(at) })),
    );
    // Whether it could be anything else is a matter of each text.
    const keysOf = (answer: object) => Object.keys(answer).filter((key) => key !== 'others');
    const shapes = new Set(rows.map(({ answers }) => JSON.stringify(keysOf(answers[0]))));
    expect([...shapes]).toHaveLength(1);
  });

  it.each([
    [['--format', 'csv'], 'a CSV has a column per field'],
    [['--format', 'csv', ...FIELDS, '--details'], 'a CSV has no room for --details'],
    [['--resume', ...FIELDS], '--resume continues a file: name it with --output'],
    [['/nowhere/x.csv', ...FIELDS], 'the input /nowhere/x.csv does not exist: check its path'],
    [['--output', input, ...FIELDS], `${input} is read and cannot be written at once`],
    [['--output', '/nowhere/out', ...FIELDS], 'cannot write /nowhere/out, its folder does not exist'],
    [['--deadline', 'soon', ...FIELDS], '--deadline is "soon", which is not a duration'],
    [['--limit', '0', ...FIELDS], 'limit'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr, stdout } = await scene.run(['batch', input, ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('batch with a server', { timeout: 60_000 }, () => {
  it('never pays twice for a question, in one run, in the next, or in a lookup', async () => {
    const server = await scene.serve();
    const [one] = products;
    const twins = scene.write('twins.jsonl', lines([one, { ...one, id: 'twin' }, { ...one, id: 'again' }]));
    const first = await scene.run(['batch', twins, ...FIELDS], server);
    expect(first.stdout).toBe(lines(['P0', 'twin', 'again'].map((id) => ({ id, values: sceneValues(0) }))));
    expect(server.calls).toBe(2);
    expect(first.stderr).toContain('2 calls, 4 answers from the cache');
    await scene.run(['batch', twins, ...FIELDS, '--quiet'], server);
    const single = await scene.run([one?.description ?? '', ...FIELDS, '--details'], server);
    expect(JSON.parse(single.stdout)).toMatchObject({ values: sceneValues(0), usage: { calls: 0, cacheHits: 2 } });
    expect(server.calls).toBe(2);
    await scene.run(['batch', twins, ...FIELDS, '--no-cache', '--quiet'], server);
    expect(server.calls).toBe(8);
    await scene.run(['batch', twins, ...FIELDS, '--refresh', '--quiet'], server);
    expect(server.calls).toBe(10);
    const status = await scene.run(['cache', 'status', '--format', 'json']);
    expect(JSON.parse(status.stdout)).toMatchObject([{ responses: 2 }]);
    expect((await scene.run(['cache', 'clear'])).stdout).toMatch(/^forgot 2 kept answers in /);
    await scene.run(['batch', twins, ...FIELDS, '--quiet'], server);
    expect(server.calls).toBe(12);
  });

  it('keeps the answers of a connector that a configuration built only when that names itself', async () => {
    const own = (identity: string) => {
      const connector = `{ name: 'mine', ${identity} complete: async () => ({ text: '"blanc"' }) }`;
      const config = `export default { llms: { mine: { chainOfThoughts: 'basic', connector: ${connector} } } };`;
      const file = scene.write(`own-${identity.length}.config.js`, config);
      return ['un lavabo blanc', '--fields', 'EF000007', '--details', '--config', file, '--llm', 'mine'];
    };
    const named = own("identity: 'v1',");
    expect(JSON.parse((await scene.run(named)).stdout)).toMatchObject({ usage: { calls: 1 } });
    expect(JSON.parse((await scene.run(named)).stdout)).toMatchObject({ usage: { calls: 0, cacheHits: 1 } });
    await scene.run(own(''));
    const nameless = await scene.run(own(''));
    expect(JSON.parse(nameless.stdout)).toMatchObject({ usage: { calls: 1 } });
    expect(nameless.stderr).toContain('answers of connector "mine" are not kept: give it an identity');
  });

  it('plans without asking: questions, kept answers, tokens and cost', async () => {
    const server = await scene.serve();
    await scene.run(['batch', input, ...FIELDS, '--limit', '2', '--quiet'], server);
    const { calls } = server;
    const twice = scene.write('twice.jsonl', lines([...products, { ...products[5], id: 'twin' }]));
    const { stdout, code } = await scene.run(['batch', twice, ...FIELDS, '--plan', '--format', 'jsonl'], server);
    expect(server.calls).toBe(calls);
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    expect(plan).toMatchObject({ products: 13, fields: 26, local: 0, questions: 20, cached: 4, repeated: 2 });
    expect(plan.completionTokens).toBe(320);
    expect(plan.cost).toBeCloseTo((plan.promptTokens + 2 * plan.completionTokens) / 1e6, 9);
    const table = await scene.run(
      ['batch', twice, ...FIELDS, '--plan', '--output', scene.file('planned.jsonl')],
      server,
    );
    expect(table.stdout).toMatch(/questions to ask +20/);
    expect(() => readFileSync(scene.file('planned.jsonl'))).toThrow();
  });

  it('plans with what the provider takes from its cache, and for the price of its batches', async () => {
    const server = await scene.serve();
    const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
    const price = { prompt: 1, completion: 2, cachedPrompt: 0.1, batch: 0.4 };
    const llms = { test: { chainOfThoughts: 'few-shot', group: 100, connector, price } };
    const config = scene.write('priced.json', JSON.stringify({ llms }));
    const planned = async (...words: string[]) => {
      const asked = [
        'batch',
        input,
        '--fields',
        'all',
        '--config',
        config,
        '--llm',
        'test',
        '--plan',
        '--format',
        'jsonl',
      ];
      return JSON.parse((await scene.run([...asked, ...words])).stdout);
    };
    const plan = await planned();
    expect(plan.cachedTokens).toBeGreaterThan(plan.promptTokens / 4);
    const { promptTokens, cachedTokens, completionTokens } = plan;
    expect(plan.cost * 1e6).toBeCloseTo(promptTokens - 0.9 * cachedTokens + 2 * completionTokens, 3);
    const batched = await planned('--provider-batch');
    expect(batched.cost * 1e6).toBeCloseTo(0.4 * (promptTokens + 2 * completionTokens), 3);
    expect(server.calls).toBe(0);
  });

  it('stops asking when the budget is spent, and asks the rest on --resume', async () => {
    const server = await scene.serve();
    const output = scene.file('budget.jsonl');
    const first = await scene.run(['batch', input, ...FIELDS, '--output', output, '--max-calls', '10'], server);
    expect(first.code).toBe(3);
    expect(first.stderr).toContain('14 × failed: budget spent');
    expect(first.stderr).toContain(`to ask what is missing in ${output}: the same command with --resume`);
    expect(scene.rows('budget.jsonl')).toHaveLength(12);
    expect(server.calls).toBe(10);
    const second = await scene.run(['batch', input, ...FIELDS, '--output', output, '--resume'], server);
    expect(second.code).toBe(0);
    expect(server.calls).toBe(24);
    expect(scene.rows('budget.jsonl')).toEqual(filled);
  });

  it.each([
    ['JSON lines', []],
    ['JSON lines in any order', ['--unordered']],
    ['CSV', ['--format', 'csv']],
    ['CSV in any order', ['--format', 'csv', '--unordered']],
  ])('asks again on --resume what failed, and only that: %s', async (name, words) => {
    let broken = true;
    const isBad = (text: string) => /série (3|7)\b/.test(text);
    const server = await scene.serve({
      faults: (_, { body }) => (broken && isBad(JSON.stringify(body)) ? { status: 400 } : undefined),
    });
    const output = scene.file(`failed-${name.replaceAll(' ', '-')}`);
    const again = ['batch', input, ...FIELDS, ...words, '--no-cache', '--output', output];
    const first = await scene.run([...again, '--limit', '9'], server);
    expect(first.code).toBe(3);
    expect(server.calls).toBe(18);
    broken = false;
    const second = await scene.run([...again, '--resume'], server);
    expect(second.stderr).toContain('5 products in');
    expect(second.code).toBe(0);
    expect(server.calls).toBe(18 + 4 + 6);
    const clean = scene.file('clean');
    await scene.run(['batch', input, ...FIELDS, ...words, '--quiet', '--output', `${clean}-${name}`], server);
    const sorted = (file: string) => readFileSync(file, 'utf8').split('\n').sort();
    expect(sorted(output)).toEqual(sorted(`${clean}-${name}`));
    const third = await scene.run([...again, '--resume'], server);
    expect(third.stderr).toContain('12 more done before');
    expect(server.calls).toBe(28 + 24);
  });

  it('refuses to continue with other settings, naming them, or over what it did not begin', async () => {
    const output = scene.file('settings.jsonl');
    const words = ['batch', input, '--output', output];
    await scene.run([...words, ...FIELDS, '--limit', '2', '--quiet']);
    const other = await scene.run([...words, '--fields', 'EF000007', '--details', '--resume']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('--fields was EF000007,EF000008 and is EF000007; --details was false and is true');
    const anew = await scene.run([...words, ...FIELDS]);
    expect(anew.stderr).toContain(`${output} holds something already: continue it with --resume`);
    const mixed = scene.write('mixed.jsonl', lines([products[1], products[0]]));
    const wrong = await scene.run(['batch', mixed, ...FIELDS, '--output', output, '--resume']);
    expect(wrong.stderr).toContain(`row 1 of ${output} is product "P0", where the input has "P1"`);
    expect(scene.rows('settings.jsonl')).toEqual(filled.slice(0, 2));
  });

  it('begins no more products after the first failure with --fail-fast', async () => {
    const server = await scene.serve({
      faults: (_, { body }) => (/série 2\b/.test(JSON.stringify(body)) ? { status: 400 } : undefined),
    });
    const many = scene.write('fail-fast.jsonl', lines(sceneProducts(500)));
    const { code, stderr, stdout } = await scene.run(
      ['batch', many, ...FIELDS, '--fail-fast', '--concurrency', '4'],
      server,
    );
    expect(code).toBe(3);
    expect(stderr).toContain('stopped: a field was not answered');
    expect(stdout.trim().split('\n').length).toBeLessThan(50);
  });

  it('stops at the deadline of the run, with all that was answered written', async () => {
    const server = await scene.serve({ latency: 100 });
    const many = scene.write('deadline.jsonl', lines(sceneProducts(500)));
    const output = scene.file('deadline-out.jsonl');
    const { code, stderr } = await scene.run(
      ['batch', many, ...FIELDS, '--deadline', '2s', '--output', output],
      server,
    );
    expect(code).toBe(3);
    expect(stderr).toContain('stopped: the deadline of the run has passed');
    const rows = scene.rows('deadline-out.jsonl');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(300);
    expect(rows[0]).toEqual({ id: 'P0', values: sceneValues(0) });
  });
});

describe('the progress of a batch', () => {
  it('is a plain line every 10 s where standard error is no terminal, and nothing with --quiet', {
    timeout: 60_000,
  }, async () => {
    const server = await scene.serve({ latency: 500 });
    const words = ['batch', input, ...FIELDS, '--no-cache', '--concurrency', '1', '--limit', '14'];
    const [plain, quiet] = await Promise.all([scene.run(words, server), scene.run([...words, '--quiet'], server)]);
    const line =
      /^\d+ of about 12 products, [\d.]+\/s, .* left, found \d+, absent 0, failed 0, cost [\d.e-]+, 1 at once$/m;
    expect(plain.stderr).toMatch(line);
    expect(quiet.stderr).toBe('');
  });

  it.skipIf(!hasTerminal)('is a line that changes on a terminal', { timeout: 60_000 }, async () => {
    const server = await scene.serve({ latency: 200 });
    await scene.run(['batch', input, ...FIELDS, '--limit', '1', '--quiet'], server);
    const config = scene.file(`config-${new URL(server.url).port}.json`);
    const words = ['batch', input, ...FIELDS, '--config', config, '--llm', 'test', '--concurrency', '1'];
    const output = ['--output', scene.file('terminal.jsonl')];
    const { shown, finished } = runInTerminal([process.execPath, BIN, ...words, ...output], {
      columns: 160,
      environment: scene.environment(),
    });
    await shown('products,');
    const { output: text, code } = await finished;
    expect(code).toBe(0);
    expect(text).toMatch(/\d of about 12 products, [\d.]+\/s, .*found \d+/);
    expect(text).toContain('12 products in');
    expect(scene.rows('terminal.jsonl')).toEqual(filled);
  });
});
