import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN, runBin } from '../helpers/run-bin.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const FILES = join(import.meta.dirname, 'files');
const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const write = (name: string, content: string) => {
  writeFileSync(file(name), content);
  return file(name);
};
const run = (...words: string[]) => runBin([...words, '--database', file('catalogue.db')], { directory: folder });
const batch = (...words: string[]) => run('batch', ...words, '--fields', 'largeur,couleur');
const rowsOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  const fields = [
    { code: 'largeur', label: 'Largeur', labels: { fr: 'Largeur', de: 'Breite' }, type: 'number', unit: 'cm' },
    {
      code: 'couleur',
      label: 'Couleur',
      type: 'select',
      options: [
        { code: 'white', labels: { fr: 'blanc' } },
        { code: 'black', labels: { fr: 'noir' } },
      ],
    },
  ];
  expect((await run('db', 'seed', '--fields', write('fields.json', JSON.stringify(fields)))).code).toBe(0);
}, 60_000);

describe('files of suppliers', () => {
  it('fills products of a workbook, and says what it reads and what not', async () => {
    const { stdout, stderr, code } = await batch(join(FILES, 'price-list.xlsx'));
    expect(rowsOf(stdout)).toEqual([
      { id: '00401234', values: { largeur: 60, couleur: 'white' } },
      { id: '0042', values: { largeur: 55, couleur: 'black' } },
      { id: '123456789012345', values: { largeur: null, couleur: null } },
    ]);
    expect(stderr).toContain('texts in Désignation, Descriptif; products by Réf. fournisseur; left out EAN, Date,');
    expect(code).toBe(0);
  });

  it('measures on a workbook, too', async () => {
    const gold = write('gold.jsonl', '{"id":"0042","field":"largeur","accepted":[55]}\n');
    const { stdout, code } = await run(
      'eval',
      join(FILES, 'price-list.xlsx'),
      gold,
      '--sheet',
      '2',
      '--format',
      'json',
    );
    expect(JSON.parse(stdout).scores[0]).toMatchObject({ slots: 1, right: 1 });
    expect(code).toBe(0);
  });

  it.each([
    [
      'a column that is not there',
      ['--text', 'Descriptions'],
      'has no column "Descriptions": did you mean "Description"?',
    ],
    ['an identifier that is not there', ['--id', 'SKU'], 'has no column "SKU"'],
  ])('tells of %s once, before anything is asked', async (_, words, message) => {
    const rows = Array.from({ length: 300 }, (__, place) => `${place},largeur ${place} cm,a\n`).join('');
    const { stdout, stderr, code } = await batch(write('a.csv', `Code,Description,x\n${rows}`), ...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(message)]);
  });

  it('gives variants the texts of their product, and leaves out rows with nothing but a picture', async () => {
    const table = [
      'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Image Src',
      'vasque,Vasque,<p>Largeur 60&nbsp;cm</p>,Couleur,blanc,V-1,http://shop.example/a.jpg',
      'vasque,,,,noir,V-2,',
      'vasque,,,,,,http://shop.example/b.jpg',
      'miroir,Miroir,<p>Largeur 40 cm</p>,,,M-1,',
    ];
    const { stdout, stderr, code } = await batch(write('shop.csv', table.join('\n')));
    expect(rowsOf(stdout)).toEqual([
      { id: 'V-1', values: { largeur: 60, couleur: 'white' } },
      { id: 'V-2', values: { largeur: 60, couleur: 'black' } },
      { id: 'M-1', values: { largeur: 40, couleur: null } },
    ]);
    expect(stderr).toContain('1 more rows of products told before');
    expect(code).toBe(0);
  });

  it('puts values together with labels and units of columns beside them, and marks the value in its own cell', async () => {
    const table =
      'SUPPLIER_PID;DESCRIPTION_SHORT;FNAME1;FVALUE1;FUNIT1;FNAME2;FVALUE2;FUNIT2\nB1;Becken;Breite;600;mm;Farbe;;\n';
    const { stdout } = await batch(write('features.csv', table), '--details');
    const [{ values, answers, texts }] = rowsOf(stdout);
    expect(values.largeur).toBe(60);
    const { column, start } = answers[0].evidence;
    expect([column, texts[column].slice(start)]).toEqual(['FVALUE1', '600']);
    expect(texts).toEqual({ DESCRIPTION_SHORT: 'Becken', FNAME1: 'Breite', FVALUE1: '600', FUNIT1: 'mm' });
  });

  it('reads a pipe that has a path, once', async () => {
    const shell = `akeneo() { "${process.execPath}" "${BIN}" "$@"; }; akeneo batch <(printf 'sep=;\\nid;description\\nA;largeur 5 cm\\n') --fields largeur --database "${file('catalogue.db')}" -q`;
    const { stdout } = await promisify(execFile)('bash', ['-c', shell]);
    expect(rowsOf(stdout)).toEqual([{ id: 'A', values: { largeur: 5 } }]);
  });

  it('tells of a table without any text', async () => {
    const { stderr, code } = await batch(write('b.csv', 'sku,price\nA,12\n'));
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/b\.csv has no column with a text \(there are sku, price\): name it with --text/),
    ]);
  });
});
