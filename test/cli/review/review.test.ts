import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ListPart, ShownFile, VerdictReply, VerdictRequest } from '../../../src/review/wire.js';
import { readSheet } from '../../helpers/read-sheet.js';
import { BIN, runBin } from '../../helpers/run-bin.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const write = (name: string, rows: readonly unknown[]) => {
  writeFileSync(file(name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file(name);
};
const DATABASE = ['--database', file('catalogue.db')];
const run = (...words: readonly string[]) => runBin([...words, ...DATABASE], { directory: folder });

const FIELDS = [
  { name: 'colour', label: 'Colour', type: 'select', options: ['white', 'black', 'red'] },
  { name: 'width', label: 'Width', type: 'number', unit: 'cm' },
];
const answers = (confidence: number, more: object = {}) => [
  { field: 'colour', value: 'white', status: 'found', confidence, ...more },
  { field: 'width', value: null, status: 'absent', confidence: 0.9 },
];
const ROWS = [
  { id: 'a', values: {}, answers: answers(0.9), texts: { text: 'Lamp a in white or red' } },
  { id: 'b', values: {}, answers: answers(0.3), texts: { text: 'Lamp b in white or red' } },
  { id: 'c', values: {}, answers: answers(0.99, { decision: 'accept' }), texts: { text: 'Lamp c in white' } },
];

const DOUBTFUL = { cause: 'below-confidence', value: 33 };

const open = new Set<ReturnType<typeof spawn>>();

/** A review whose data is asked for as its page does. */
async function startReview(name: string, ...words: readonly string[]) {
  const child = spawn(process.execPath, [BIN, 'review', file(name), '--no-open', ...DATABASE, ...words], {
    cwd: folder,
  });
  open.add(child);
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [line] = await once(child.stdout, 'data');
  const { origin, hash } = new URL(String(line).trim());
  const headers = { authorization: `Bearer ${hash.slice(1)}`, 'content-type': 'application/json' };
  async function ask<Reply>(path: string, body?: unknown): Promise<Reply> {
    const more = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(`${origin}/api/${path}`, { headers, ...more })).json() as Promise<Reply>;
  }
  return {
    ask,
    decide: (request: Partial<VerdictRequest>) =>
      ask<VerdictReply>('verdicts', { page: 'test', version: 0, place: 0, row: 0, ...request }),
    stderr: () => stderr,
    async stop(signal: NodeJS.Signals = 'SIGINT') {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

afterEach(() => {
  for (const child of open) child.kill('SIGKILL');
  open.clear();
});

beforeAll(async () => {
  writeFileSync(file('fields.json'), JSON.stringify(FIELDS));
  write('examples.jsonl', [{ description: 'Chair in black', values: { colour: 'black' } }]);
  await run('db', 'seed', '--fields', file('fields.json'), '--examples', file('examples.jsonl'));
});

describe('review', () => {
  it.each([
    ['missing.jsonl', undefined, /^error: missing.jsonl cannot be read \(ENOENT\): check its path\n$/],
    ['empty.jsonl', '', /holds no products with answers: name what batch INPUT --details/],
    [
      'values.jsonl',
      '{"id":"a","values":{"colour":"red"}}\n',
      /has values without answers, .*: fill it with batch --details/,
    ],
    ['text.jsonl', 'no JSON at all\n', /holds no products with answers/],
  ])('refuses %s in one sentence', async (name, content, sentence) => {
    if (content !== undefined) writeFileSync(file(name), content);
    const { code, stdout, stderr } = await run('review', name, '--no-open');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a folder, a packed file, a nameless reviewer and a table that nobody reads', async () => {
    write('filled.jsonl', ROWS);
    writeFileSync(file('packed.jsonl'), Buffer.from([0x1f, 0x8b, 8, 0]));
    expect((await run('review', folder)).stderr).toContain('is a folder');
    expect((await run('review', 'packed.jsonl')).stderr).toContain('unpack it with gunzip');
    expect((await run('review', 'filled.jsonl', '--reviewer', ' ')).stderr).toContain('--reviewer must be a name');
    expect((await run('review', 'filled.jsonl', '--export', 'x.pdf')).stderr).toContain('.pdf is not written');
    expect((await run('review', 'filled.jsonl', '--export', 'x.xlsx.gz')).stderr).toContain('--export x.xlsx.gz');
    for (const name of ['x.txt', 'x', 'x.jsonl.bak', 'x.gz'])
      expect((await run('review', 'filled.jsonl', '--export', name)).stderr).toBe(
        `error: --export ${name} does not say how to write it: name it .jsonl, .csv or .xlsx\n`,
      );
    expect((await run('review', 'filled.jsonl', '--export', 'filled.jsonl')).stderr).toContain('name another');
    expect((await run('review')).code).toBe(2);
  });

  it('ends with Ctrl-C and SIGTERM, with what is left', async () => {
    write('ends.jsonl', ROWS);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const review = await startReview('ends.jsonl');
      expect(await review.stop(signal)).toBe(0);
      expect(review.stderr()).toMatch(/run \w{8}: 0 of 5 decided, 5 left/);
    }
  });

  it('prints its address before a large file is read, and what is asked meanwhile waits', async () => {
    const text = 'Lamp in white or red, with a shade of paper. '.repeat(20);
    const rows = Array.from({ length: 6000 }, (_, id) => ({ ...ROWS[id % 2], id, texts: { text: `${id} ${text}` } }));
    write('large.jsonl', rows);
    const { ask } = await startReview('large.jsonl');
    expect((await ask<ShownFile>('file')).products).toBe(6000);
  });

  it('mixes the fields in a list by value, the likeliest wrong values first', async () => {
    const rows = Array.from({ length: 6 }, (_, id) => ({
      ...{ id, values: {}, texts: { text: `Lamp ${id} in white` } },
      answers: [
        { field: 'colour', value: 'white', status: 'found', confidence: 0.2 + id / 100 },
        { field: 'width', value: null, status: 'absent', confidence: 0.3 + id / 100, absence: DOUBTFUL },
      ],
    }));
    write('mixed.jsonl', rows);
    const { ask } = await startReview('mixed.jsonl');
    const fieldsBy = async (by: string) =>
      (await ask<ListPart>(`list?by=${by}&state=left&from=0&count=12`)).rows.map(({ label }) => label);
    expect((await fieldsBy('value')).slice(0, 4)).toEqual(['Colour', 'Width', 'Colour', 'Width']);
    const { rows: shown } = await ask<ListPart>('list?by=value&state=left&from=0&count=2');
    expect(shown.map(({ words }) => words)).toEqual(['white', 'too doubtful']);
    expect((await fieldsBy('field')).slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'Colour'));
  });

  it('does not have what was sure enough looked at, but for the audited part, which is not told from the rest', async () => {
    const audited = answers(0.99, { decision: 'accept', audit: true });
    write('audited.jsonl', [...ROWS, { id: 'd', values: {}, answers: audited, texts: { text: 'Lamp d in white' } }]);
    const { ask } = await startReview('audited.jsonl');
    const { progress, hasDecisions } = await ask<ShownFile>('file');
    expect([progress.toCheck, hasDecisions]).toEqual([7, true]);
    const { rows } = await ask<ListPart>('list?by=field&state=left&field=colour&from=0&count=10');
    expect(rows.map(({ id }) => id)).toContain('d');
    expect(rows.map(({ id }) => id)).not.toContain('c');
    const product = await ask<VerdictReply['product']>('products/3');
    expect(product?.answers[0]?.decision).toBe('check');
    expect(JSON.stringify(product)).not.toContain('audit');
  });

  it('reads suppliers, and texts where the answers hold none, out of the products', async () => {
    write(
      'bare.jsonl',
      ROWS.map(({ texts: _, ...row }) => row),
    );
    writeFileSync(
      file('products.csv'),
      [
        'sku;Lieferant;Beschreibung',
        'a;Acme;"Lampe a, <b>white</b> or red"',
        'b;Berta;Lampe b weiß',
        'c;Acme;Lampe c',
      ].join('\n'),
    );
    const { ask } = await startReview('bare.jsonl', '--products', 'products.csv');
    expect((await ask<ShownFile>('file')).suppliers).toEqual(['Acme', 'Berta']);
    const { rows } = await ask<ListPart>('list?by=product&state=all&supplier=Acme&from=0&count=10');
    expect(rows.map(({ id }) => id).sort()).toEqual(['a', 'c']);
    const product = await ask<VerdictReply['product']>('products/0');
    expect(product?.texts).toMatchObject([{ column: 'Beschreibung' }]);
    expect(JSON.stringify(product?.texts)).toContain('"name":"b"');
  });

  it('counts what became examples, and takes back one reviewer, run or file', { timeout: 120_000 }, async () => {
    write('counted.jsonl', ROWS);
    const review = await startReview('counted.jsonl', '--reviewer', 'anna');
    await review.decide({ row: 0, kind: 'corrected', value: 'red' });
    await review.decide({ row: 1, kind: 'accepted', value: 'white' });
    await review.decide({ row: 1, place: 1, kind: 'not-stated' });
    await review.decide({ row: 2, place: 1, kind: 'skipped' });
    expect(await review.stop()).toBe(0);
    const status = await run('db', 'status');
    expect(status.stdout).toMatch(/reviewed by people +3\b/);
    expect(status.stdout).toMatch(/run \w{8} +3 by anna in .*counted\.jsonl/);
    expect((await run('db', 'forget', '--reviewer', 'nobody')).code).toBe(3);
    expect((await run('db', 'forget', '--reviewer', 'anna', '--all')).stderr).toContain('take one after the other');
    const forgotten = await run('db', 'forget', '--reviewer', 'anna', '--file', 'counted.jsonl');
    expect([forgotten.code, forgotten.stdout]).toEqual([0, 'took back 3 reviewed examples, and learnt anew\n']);
    expect((await run('db', 'status')).stdout).not.toContain('reviewed by people');
    // The ledger still holds the verdicts, and does not teach them again.
    const again = await startReview('counted.jsonl');
    expect((await again.ask<ShownFile>('file')).progress.decided).toBe(3);
    await again.stop();
    expect((await run('db', 'status')).stdout).not.toContain('reviewed by people');
  });

  it('makes examples of what a killed process had only written beside the file', async () => {
    write('late.jsonl', ROWS);
    write('late.jsonl.decisions', [
      {
        id: 'a',
        field: 'colour',
        verdict: 'corrected',
        value: 'red',
        from: 'white',
        by: 'eva',
        at: '2026-01-01T00:00:00Z',
        page: 'p',
        run: 'r',
      },
    ]);
    const review = await startReview('late.jsonl');
    await review.stop();
    const { stdout } = await run('db', 'status', '--format', 'json');
    expect(JSON.parse(stdout)[0].reviews).toContainEqual({
      reviewer: 'eva',
      file: file('late.jsonl'),
      run: 'r',
      examples: 1,
    });
    await run('db', 'forget', '--file', 'late.jsonl');
  });

  it('exports a workbook of what people and the precision accepted', async () => {
    write('export.jsonl', ROWS);
    const review = await startReview('export.jsonl');
    await review.decide({ row: 0, kind: 'corrected', value: 'red' });
    const whole = await review.ask<VerdictReply>('verdicts', {
      page: 'test',
      version: 0,
      row: 1,
      kind: 'wrong-product',
    });
    expect(whole.product?.answers.map(({ verdict }) => verdict?.kind)).toEqual(['wrong-product', 'wrong-product']);
    await review.stop();
    const { stderr } = await run('review', 'export.jsonl', '--export', 'accepted.xlsx');
    expect(stderr).toContain('1 values reviewed, 1 sure enough; left out 2 that nobody has accepted');
    expect(stderr).toContain('left out 1 product whose text is about another one');
    expect(await readSheet(file('accepted.xlsx'))).toEqual([
      ['id', 'colour', 'width'],
      ['a', 'red'],
      ['c', 'white'],
    ]);
  });

  it('expects what is left to be wrong as the engine is sure of it after a correction', async () => {
    const rows = Array.from({ length: 4 }, (_, id) => ({
      ...{ id, values: {}, texts: { text: `Lamp ${id} in white` } },
      answers: [{ field: 'colour', value: 'white', status: 'found', confidence: 0.123, connector: 'offline' }],
    }));
    write('renewed.jsonl', rows);
    const { ask, decide } = await startReview('renewed.jsonl');
    const sure = async () =>
      (await ask<ListPart>('list?by=value&state=left&from=0&count=9&anew=true')).rows.map((row) => row.confidence);
    expect(await sure()).toEqual([0.123, 0.123, 0.123, 0.123]);
    await decide({ kind: 'accepted', value: 'white' });
    await vi.waitFor(async () => expect(await sure()).not.toContain(0.123), { timeout: 60_000, interval: 300 });
    expect(await sure()).toHaveLength(3);
  });

  it('puts what no page has seen into the order of what was learnt, and leaves the rest where it is', async () => {
    const answer = (connector: string, value: string, confidence: number) => [
      { field: 'colour', value, status: 'found', confidence, connector },
    ];
    const rows = [
      { id: 'seen', answers: answer('offline', 'white', 0.2) },
      { id: 'other', answers: answer('other', 'white', 0.3) },
      { id: 'sure', answers: answer('offline', 'white', 0.4) },
      { id: 'last', answers: answer('other', 'white', 0.5) },
    ];
    write(
      'unseen.jsonl',
      rows.map((row) => ({ ...row, values: {}, texts: { text: `Lamp ${row.id} in white` } })),
    );
    const { ask, decide } = await startReview('unseen.jsonl');
    const list = async (from: number, count: number, more = '') =>
      (await ask<ListPart>(`list?by=value&state=left&from=${from}&count=${count}${more}`)).rows.map(({ id }) => id);
    expect(await list(0, 1)).toEqual(['seen']);
    await decide({ kind: 'accepted', value: 'white' });
    const anew = () => list(0, 3, '&field=colour&anew=true');
    await vi.waitFor(async () => expect(await anew()).toEqual(['other', 'last', 'sure']), {
      timeout: 60_000,
      interval: 300,
    });
    expect(await list(0, 2)).toEqual(['seen', 'other']);
    expect(await list(2, 2)).toEqual(['last', 'sure']);
    expect(await list(0, 4)).toEqual(['seen', 'other', 'last', 'sure']);
  });
});
