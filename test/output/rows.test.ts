import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatRows } from '../../src/output/rows.js';

const COLUMNS = [{ key: 'code' }, { key: 'label', label: 'name' }, { key: 'examples' }];

const ROWS = [
  { code: 'EF000008', label: 'Largeur', examples: 12, options: [] },
  { code: 'EF1', label: 'Matériau', examples: null, options: ['acier', 'inox'] },
  { code: 'EF22', label: '材質', examples: 1042, options: [] },
];

const PIPE = { pretty: false };

describe('rows', () => {
  it('are one JSON list, with everything they hold', async () => {
    expect(await formatRows(ROWS, COLUMNS, 'json', PIPE)).toBe(`${JSON.stringify(ROWS)}\n`);
    expect(await formatRows(ROWS, COLUMNS, 'json', { pretty: true })).toBe(`${JSON.stringify(ROWS, null, 2)}\n`);
    expect(await formatRows([], COLUMNS, 'json', PIPE)).toBe('[]\n');
  });

  it('are a line of JSON each', async () => {
    expect(await formatRows(ROWS, COLUMNS, 'jsonl', PIPE)).toBe(ROWS.map((row) => `${JSON.stringify(row)}\n`).join(''));
    expect(await formatRows([], COLUMNS, 'jsonl', PIPE)).toBe('');
  });

  it('are CSV under the keys of the columns', async () => {
    expect(await formatRows(ROWS, COLUMNS, 'csv', PIPE)).toBe(
      'code,label,examples\r\nEF000008,Largeur,12\r\nEF1,Matériau,\r\nEF22,材質,1042\r\n',
    );
    expect(await formatRows([], COLUMNS, 'csv', PIPE)).toBe('code,label,examples\r\n');
  });

  it('never lose a row that holds nothing', async () => {
    expect(await formatRows([{ a: null }, {}], [{ key: 'a' }], 'csv', PIPE)).toBe('a\r\n""\r\n""\r\n');
  });

  it('hold objects of a cell as JSON', async () => {
    expect(await formatRows([{ a: { b: 1 } }], [{ key: 'a' }], 'csv', PIPE)).toBe('a\r\n"{""b"":1}"\r\n');
  });
});

describe('a table', () => {
  it('is aligned by display width, numbers to the right', async () => {
    expect(await formatRows(ROWS, COLUMNS, 'table', PIPE)).toBe(
      [
        'code      name      examples',
        '────────  ────────  ────────',
        'EF000008  Largeur         12',
        'EF1       Matériau',
        'EF22      材質          1042',
        '',
      ].join('\n'),
    );
  });

  it('counts decomposed accents and emoji as they are shown', async () => {
    const rows = [
      { a: 'Mate\u0301riau', b: '|' },
      { a: '👨‍👩‍👧', b: '|' },
      { a: 'x', b: '|' },
    ];
    const lines = (await formatRows(rows, [{ key: 'a' }, { key: 'b' }], 'table', PIPE)).split('\n').slice(2, -1);
    expect(lines.map((line) => stringWidth(line))).toEqual([11, 11, 11]);
  });

  it('is as wide as its values in a pipe', async () => {
    const long = 'x'.repeat(300);
    expect(await formatRows([{ a: long }], [{ key: 'a' }], 'table', PIPE)).toContain(`\n${long}\n`);
  });

  it('wraps at words to the width of a terminal, and loses nothing', async () => {
    const rows = [
      { code: 'EF1', text: 'Baignoire d’angle en acrylique blanc 浴槽浴槽浴槽浴槽浴槽浴槽浴槽浴槽', count: 5 },
    ];
    const columns = [{ key: 'code' }, { key: 'text' }, { key: 'count' }];
    const text = await formatRows(rows, columns, 'table', { pretty: true, width: 32 });
    expect(text).toBe(
      [
        'code  text                 count',
        '────  ───────────────────  ─────',
        'EF1   Baignoire d’angle        5',
        '      en acrylique blanc',
        '      浴槽浴槽浴槽浴槽浴',
        '      槽浴槽浴槽浴槽',
        '',
      ].join('\n'),
    );
  });

  it('shares a narrow terminal among its columns, down to what can be read', async () => {
    const rows = [{ a: 'a'.repeat(50), b: 'b'.repeat(40), c: 'c' }];
    const columns = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
    for (const width of [30, 40, 60, 80]) {
      const text = await formatRows(rows, columns, 'table', { pretty: true, width });
      expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBe(width);
      expect(text.match(/a/g)).toHaveLength(51);
      expect(text.match(/b/g)).toHaveLength(41);
    }
    const text = await formatRows(rows, columns, 'table', { pretty: true, width: 3 });
    expect(text.split('\n')[1]).toBe('────────  ────────  ─');
  });

  it('shows line ends as spaces and never obeys control characters', async () => {
    const text = await formatRows([{ a: 'x\r\ny\u001b[31mz\u0007' }], [{ key: 'a' }], 'table', PIPE);
    expect(text.split('\n')[2]).toBe('x  y\\u001b[31mz\\u0007');
  });

  it('has a head also without rows', async () => {
    expect(await formatRows([], COLUMNS, 'table', PIPE)).toBe('code  name  examples\n────  ────  ────────\n');
  });
});
