import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/input/html/read-html.js';
import { runBin } from '../../helpers/run-bin.js';
import { temporaryFolder } from '../../helpers/temporary-folder.js';

const folder = temporaryFolder();
const file = (name: string) => join(folder, name);
const FIELDS = [
  { code: 'largeur', label: 'Largeur', labels: { fr: 'Largeur' }, type: 'number', unit: 'mm' },
  { code: 'debit', label: 'Débit', labels: { fr: 'Débit' }, type: 'number', unit: 'l/min', decimals: 1 },
  {
    ...{ code: 'couleur', label: 'Couleur', labels: { fr: 'Couleur' }, type: 'select' },
    options: ['blanc', 'noir', 'rouge'].map((code) => ({ code, labels: { fr: code } })),
  },
];
const CODES = FIELDS.map(({ code }) => code).join(',');
const run = (words: readonly string[], environment = {}) =>
  runBin([...words, '--database', file('catalogue.db'), '-q'], { environment, directory: folder });
const write = (name: string, values: readonly unknown[]) => {
  writeFileSync(file(name), values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  return file(name);
};

const PRODUCTS = [
  { id: 1, title: 'Mitigeur <b>noir</b>', description: '<p style="color:red">D&eacute;bit&nbsp;: 5,7&nbsp;l/min</p>' },
  {
    id: 2,
    title: 'Vasque',
    description: '<table><tr><td>Largeur</td><td>55&nbsp;cm</td></tr><tr><td>Couleur<td>blanc</table>',
  },
  {
    id: 3,
    title: 'Évier < 30 dB',
    description: '&lt;ul&gt;&lt;li&gt;Largeur : 60&amp;nbsp;cm&lt;/li&gt;&lt;/ul&gt;<!-- rouge -->',
  },
];
const VALUES = [
  { largeur: null, debit: 5.7, couleur: 'noir' },
  { largeur: 550, debit: null, couleur: 'blanc' },
  { largeur: 600, debit: null, couleur: null },
];

beforeAll(async () => {
  writeFileSync(file('fields.json'), JSON.stringify(FIELDS));
  expect((await run(['db', 'seed', '--fields', file('fields.json')])).code).toBe(0);
}, 60_000);

describe('texts that hold HTML', () => {
  it('are read by batch, whose evidence marks words of the cell as it stood in the file', async () => {
    const { stdout, code } = await run(['batch', write('products.jsonl', PRODUCTS), '--fields', CODES, '--details']);
    expect(code).toBe(0);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ values }) => values)).toEqual(VALUES);
    for (const [place, { answers, texts }] of rows.entries()) {
      const { title, description } = PRODUCTS[place] ?? {};
      expect(texts).toEqual({ title, description });
      for (const { evidence } of answers) {
        if (!evidence) continue;
        expect(readHtml(texts[evidence.column].slice(evidence.start, evidence.end)).text).toBe(evidence.text);
      }
    }
    expect(rows[1].answers[0].evidence).toMatchObject({ column: 'description', text: '55 cm' });
  });

  it('are read by lookup, and taken as they stand where the configuration says so', async () => {
    const text = PRODUCTS[1]?.description ?? '';
    const auto = await run(['lookup', text, '--fields', CODES, '--details']);
    expect(JSON.parse(auto.stdout).values).toEqual(VALUES[1]);
    const [{ evidence }] = JSON.parse(auto.stdout).answers;
    expect(text.slice(evidence.start, evidence.end)).toBe('55&nbsp;cm');
    writeFileSync(file('never.yaml'), 'html: never\n');
    const never = await run(['lookup', text, '--fields', CODES, '--config', file('never.yaml')]);
    expect(JSON.parse(never.stdout).largeur).toBeNull();
  });

  it('refuse a text that holds nothing but markup', async () => {
    const { code, stderr } = await run(['lookup', '<img src="noir.jpg">', '--fields', 'couleur']);
    expect([code, stderr]).toEqual([2, 'error: the description holds nothing but markup: pass a text\n']);
  });

  it('are read in examples and in eval, too', async () => {
    const examples = PRODUCTS.map(({ title, description }, place) => ({
      description: `${title} ${description}`,
      values: VALUES[place],
    }));
    const seeded = await run(['db', 'seed', '--examples', write('examples.jsonl', examples)]);
    expect(seeded.stdout).toContain('examples: 9 loaded');
    const same = await run(['lookup', 'Vasque Largeur : 55 cm\nCouleur : blanc', '--fields', 'couleur,largeur']);
    expect(JSON.parse(same.stdout)).toEqual({ couleur: 'blanc', largeur: 550 });
    const gold = PRODUCTS.map(({ id }, place) => ({ id, values: VALUES[place] }));
    const words = [
      'eval',
      write('products.jsonl', PRODUCTS),
      write('gold.jsonl', gold),
      '--output',
      file('answers.jsonl'),
    ];
    expect((await run([...words, '--format', 'json'])).code).toBe(0);
    const answers = readFileSync(file('answers.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ value }) => value)).toEqual(VALUES.flatMap((values) => Object.values(values)));
  });
});
