import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { batchScene, lines, sceneProducts, sceneValues } from '../../helpers/batch-scene.js';
import { readSheet } from '../../helpers/read-sheet.js';

const scene = batchScene();
const products = sceneProducts(6);
const filled = products.map(({ id }, at) => ({ id, values: sceneValues(at) }));
const rows = filled.map(({ id, values }) => [id, ...Object.values(values)]);
const input = scene.write('products.jsonl', lines(products));
const BATCH = ['batch', input, '--fields', 'EF000007,EF000008'];
const read = (name: string) => readFileSync(scene.file(name), 'utf8');

describe('the output of a batch by its name', { timeout: 60_000 }, () => {
  it('is JSON lines, a table or a workbook, packed or not', async () => {
    for (const name of ['a.jsonl', 'a.jsonl.gz', 'a.csv', 'a.csv.gz', 'a.tsv', 'a.xlsx']) {
      const { stdout, code } = await scene.run([...BATCH, '--output', name]);
      expect({ name, stdout, code }).toEqual({ name, stdout: '', code: 0 });
    }
    const table = [['id', 'EF000007', 'EF000008'], ...rows].map((cells) => cells.join(',')).join('\r\n');
    expect(read('a.jsonl')).toBe(lines(filled));
    expect(gunzipSync(readFileSync(scene.file('a.jsonl.gz'))).toString()).toBe(lines(filled));
    expect(read('a.csv')).toBe(`${table}\r\n`);
    expect(gunzipSync(readFileSync(scene.file('a.csv.gz'))).toString()).toBe(`${table}\r\n`);
    expect(read('a.tsv')).toBe(`${table.replaceAll(',', '\t')}\r\n`);
    expect(await readSheet(scene.file('a.xlsx'))).toEqual([['id', 'EF000007', 'EF000008'], ...rows]);
  });

  it('is written as the flags say', async () => {
    const one = scene.write('one.jsonl', lines([{ id: '=1', description: 'Lavabo blanc, largeur 40,5 cm' }]));
    await scene.run([
      ...['batch', one, '--fields', 'EF000007,EF000008', '--output', 'flags.csv', '--bom', '--columns', 'label'],
      ...['--delimiter', ';', '--decimal', ','],
    ]);
    expect(read('flags.csv')).toBe("\ufeffid;Couleur;Largeur\r\n'=1;blanc;40,5\r\n");
    const again = await scene.run([
      ...['batch', one, '--fields', 'EF000007,EF000008', '--output', 'flags.csv', '--bom', '--columns', 'label'],
      ...['--delimiter', ';', '--decimal', ',', '--resume'],
    ]);
    expect(again.stderr).toContain('1 more done before');
    const other = await scene.run(['batch', one, '--fields', 'EF000007,EF000008', '--output', 'flags.csv', '--resume']);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('--delimiter was ; and is not set') });
  });

  it('has the columns that rows ask for where it is made at the end', async () => {
    const own = scene.write(
      'own.jsonl',
      lines([
        { ...products[0], fields: ['EF000008'] },
        { ...products[1], fields: ['EF000007'] },
      ]),
    );
    expect((await scene.run(['batch', own, '--output', 'own.xlsx'])).code).toBe(0);
    expect(await readSheet(scene.file('own.xlsx'))).toEqual([
      ['id', 'EF000008', 'EF000007'],
      ['P0', 40],
      ['P1', null, sceneValues(1).EF000007],
    ]);
  });

  it('is continued at another price, which is told, and with no other question', async () => {
    const server = await scene.serve();
    const run = (settings: object, ...words: string[]) => {
      const connector = { type: 'openai', baseUrl: `${server.url}/v1`, model: 'm' };
      const test = { chainOfThoughts: 'basic', connector, ...settings };
      const config = scene.write('priced.json', JSON.stringify({ llms: { test } }));
      return scene.run([...BATCH, '--llm', 'test', '--config', config, '--output', 'priced.jsonl', ...words]);
    };
    const price = { prompt: 1, completion: 2 };
    expect((await run({ price }, '--limit', '2')).code).toBe(0);
    const other = await run({ price, template: 'chatml' }, '--resume');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('the configuration of llm test was ') });
    const dearer = await run({ price: { ...price, completion: 8 } }, '--resume');
    expect(dearer.code).toBe(0);
    expect(dearer.stderr).toContain('price was test prompt 1 completion 2 and is test prompt 1 completion 8 since');
    expect((await run({}, '--resume')).stderr).toContain('price was test prompt 1 completion 8 and is not set');
    expect((await run({}, '--resume')).stderr).not.toContain('price');
    expect(read('priced.jsonl')).toBe(lines(filled));
  });

  it('is refused when it is there, and continued with what it was made of', async () => {
    const server = await scene.serve();
    const words = [...BATCH, '--output', 'kept.xlsx'];
    expect((await scene.run([...words, '--limit', '2'], server)).code).toBe(0);
    const before = server.requests.length;
    const refused = await scene.run(words, server);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('kept.xlsx was begun already') });
    expect((await scene.run([...words, '--resume'], server)).code).toBe(0);
    expect(server.requests.length - before).toBe(8);
    expect(await readSheet(scene.file('kept.xlsx'))).toEqual([['id', 'EF000007', 'EF000008'], ...rows]);
    rmSync(scene.file('kept.xlsx.ledger'));
    const lost = await scene.run([...words, '--resume'], server);
    expect(lost).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no kept.xlsx.ledger') });
    const there = await scene.run(words, server);
    expect(there).toMatchObject({ code: 2, stderr: expect.stringContaining('kept.xlsx is there already') });
  });

  it('loses nothing that was answered when the run is killed', async () => {
    const server = await scene.serve({ latency: 30 });
    const words = [...BATCH, '--output', 'killed.csv.gz', '--concurrency', '1'];
    const killed = await scene.run(words, server, {
      onStart(child) {
        const look = setInterval(() => {
          if (!existsSync(scene.file('killed.csv.gz.ledger'))) return;
          if (read('killed.csv.gz.ledger').split('\n').length < 3) return;
          clearInterval(look);
          child.kill('SIGKILL');
        }, 5);
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect(existsSync(scene.file('killed.csv.gz'))).toBe(false);
    const before = read('killed.csv.gz.ledger').trimEnd().split('\n').length;
    const { stderr, code } = await scene.run([...words, '--resume'], server);
    expect(stderr).toContain(`${before} more done before`);
    expect(code).toBe(0);
    const table = [['id', 'EF000007', 'EF000008'], ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
    expect(gunzipSync(readFileSync(scene.file('killed.csv.gz'))).toString()).toBe(table);
  });
});

describe('a review of a batch', { timeout: 60_000 }, () => {
  const HEADER = [
    ...['product', 'title', 'field code', 'label', 'value', 'unit', 'confidence', 'evidence', 'context', 'status'],
    ...['reason', 'correct value'],
  ];
  const texts = scene.write(
    'texts.jsonl',
    lines([
      {
        sku: 'A',
        title: 'Lavabo <b>blanc</b>',
        description: '<ul><li>Largeur&nbsp;: 60 cm</li><li>sans trop-plein</li></ul>',
      },
      { sku: 'B', description: 'Robinet' },
    ]),
  );

  it('has a row per field, with the words around its evidence, beside the output', async () => {
    const { stdout, code } = await scene.run([
      ...['batch', texts, '--fields', 'EF000007,EF000008', '--review', 'review.xlsx'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      lines([
        { id: 'A', values: { EF000007: 'blanc', EF000008: 60 } },
        { id: 'B', values: { EF000007: null, EF000008: null } },
      ]),
    );
    const confidence = expect.any(Number);
    expect(await readSheet(scene.file('review.xlsx'))).toEqual([
      HEADER,
      ['A', 'Lavabo blanc', 'EF000007', 'Couleur', 'blanc', null, confidence, 'blanc', 'Lavabo blanc', 'found'],
      [
        'A',
        'Lavabo blanc',
        'EF000008',
        'Largeur',
        60,
        'cm',
        confidence,
        '60 cm',
        'Largeur : 60 cm\nsans trop-plein',
        'found',
      ],
      ['B', 'Robinet', 'EF000007', 'Couleur', null, null, confidence, null, 'Robinet', 'absent'],
      ['B', 'Robinet', 'EF000008', 'Largeur', null, 'cm', confidence, null, 'Robinet', 'absent'],
    ]);
    expect(readdirSync(scene.folder).filter((name) => /^review\.xlsx./.test(name))).toEqual([]);
  });

  it.each([
    ['details.jsonl', ['--details']],
    ['table.csv', []],
    ['table.xlsx', []],
  ])('goes with %s', async (output, more) => {
    const words = ['batch', texts, '--fields', 'EF000007,EF000008', '--output', output, ...more];
    const review = `${output}.review.csv`;
    expect((await scene.run([...words, '--review', review])).code).toBe(0);
    expect(read(review).split('\r\n')).toHaveLength(6);
    expect(read(review)).toContain('A,Lavabo blanc,EF000008,Largeur,60,cm,');
    const again = await scene.run([...words, '--review', review, '--resume']);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('may hold corrections: name another') });
    expect((await scene.run([...words, '--review', `second-${review}`, '--resume'])).code).toBe(0);
    expect(read(`second-${review}`)).toBe(read(review));
  });

  it('is a table', async () => {
    const { stderr, code } = await scene.run([...BATCH, '--review', 'review.jsonl']);
    expect(stderr).toContain('a review is a table: name it .xlsx or .csv');
    expect(code).toBe(2);
  });
});
