import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sniffCsv } from '../../src/input/sniff-csv.js';
import { rowsOf } from './rows-of.js';

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const NESTED = 'nested deeper than 100 levels: flatten it';
const LONG = 'longer than 1000 characters: split it, or allow more with --max-row';

describe('a row that is nested too deep', () => {
  it.each([101, 9_000, 200_000])('is broken at depth %i, and those around it are read', async (depth) => {
    const lines = `{"id":1}\n{"id":2,"specs":${deep(depth)}}\n{"id":3}\n`;
    expect(await rowsOf('rows.jsonl', lines)).toEqual([1, [2, NESTED], 3]);
  });

  it('is broken in an array as well', async () => {
    expect(await rowsOf('rows.json', `[{"id":1},\n{"id":2,"a":${deep(5000)}},\n{"id":3}]`)).toEqual([
      1,
      [2, NESTED],
      3,
    ]);
  });

  it.each([
    ['objects', `{"id":1,"a":${'{"b":'.repeat(99)}1${'}'.repeat(99)}}`],
    ['brackets in a text', `{"id":1,"a":"${'['.repeat(5000)}"}`],
    ['many lists side by side', `{"id":1,"a":[${'[],'.repeat(5000)}[]]}`],
  ])('is none with %s', async (_, line) => {
    expect(await rowsOf('rows.jsonl', line)).toEqual([1]);
  });
});

describe('a row that is too long', () => {
  const long = (size: number) => 'x'.repeat(size);

  it.each([1001, 70_000, 3_000_000])('is broken as a line of %i characters, with its place', async (size) => {
    const lines = `{"id":1}\n{"id":2,"a":"${long(size)}"}\n\n{"id":3}\n`;
    expect(await rowsOf('rows.jsonl', lines, 1000)).toEqual(expect.arrayContaining([1, [2, LONG], 3]));
  });

  it('is told of when it is the last and does not end', async () => {
    expect(await rowsOf('rows.jsonl', `{"id":1}\n{"id":2,"a":"${long(500_000)}`, 1000)).toEqual([1, [2, LONG]]);
  });

  it.each([1001, 70_000, 3_000_000])('is broken as an element of %i characters', async (size) => {
    const rows = await rowsOf('rows.json', `[{"id":1},\n{"id":2,"a":["],[{",{"b":"${long(size)}"}]},\n{"id":3}]`, 1000);
    expect(rows).toEqual([1, [2, LONG], 3]);
  });

  it.each([2000, 3_000_000])('is broken as a line of %i characters of a table', async (size) => {
    const rows = await rowsOf('rows.csv', `id;description\n1;Table\n2;${long(size)}\n3;Chair\n`, 1000);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(expect.arrayContaining(['1', [3, LONG], '3']));
  });
});

describe('packed input', () => {
  it('ends early when it unpacks to far more than a text can', async () => {
    const part = gzipSync(Buffer.alloc(10_000_000, ' '));
    const bomb = Buffer.concat(Array.from({ length: 30 }, () => part));
    await expect(rowsOf('rows.jsonl.gz', bomb, 1e9)).rejects.toThrow('unpacks to over 500 times its size');
  });

  it('ends early when it begins with nothing but blank lines', async () => {
    const blank = gzipSync(Buffer.alloc(30_000_000, '\n'));
    await expect(rowsOf('rows.csv.gz', blank)).rejects.toThrow('blank characters: mend it');
  });
});

describe('telling the delimiter of a table', () => {
  it.each(['{"a":', '"x" y ', '6" x 8" ', 'a"b;'])('is not led astray by a cell of %s again and again', (part) => {
    const text = `id;description;brand\n1;${part.repeat(30_000 / part.length)};Lumo\n2;Table;Lumo\n`;
    expect(sniffCsv(text).delimiter).toBe(';');
  });
});
