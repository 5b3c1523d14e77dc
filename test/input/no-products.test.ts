import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/input/read-blocks.js';
import { readProducts } from '../../src/input/read-products.js';

const folder = mkdtempSync(join(tmpdir(), 'no-products-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const notes: string[] = [];
  const ids: unknown[] = [];
  const options = { onReject: () => undefined, note: (text: string) => notes.push(text) };
  for await (const { id } of readProducts([sourceOf(path, process.stdin)], options)) ids.push(id);
  return { ids, notes: notes.map((text) => text.replace(`${path} `, '')) };
}

describe('files without products', () => {
  it.each([
    ['a.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n', 'is a PDF, which is not read'],
    ['named.csv', '%PDF-1.4\nsku;description\n', 'is a PDF, which is not read'],
    ['a.csv.gz', 'sku;description\nA;Meuble\n', 'is not gzip, as its name says'],
  ])('refuses %s with what it is', async (name, content, sentence) => {
    await expect(read(name, content)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(sentence),
    });
  });

  it.each([
    ['empty.csv', ''],
    ['blank.csv', '\n\n'],
    ['header.csv', 'sku;description\n'],
    ['none.json', '[]'],
    ['none.jsonl', ''],
  ])('warns of %s, which holds none', async (name, content) => {
    expect(await read(name, content)).toEqual({
      ids: [],
      notes: ['holds no products: it is empty, or has nothing but a header'],
    });
  });

  it('says nothing of a file that holds some', async () => {
    expect(await read('some.csv', 'sku;description\nA;Meuble\n')).toEqual({ ids: ['A'], notes: [] });
  });

  it('keeps the identifier that all rows bear', async () => {
    expect((await read('same.csv', 'sku;description\nA;Meuble\nA;Banc\n')).ids).toEqual(['A', 'A']);
    expect((await read('other.csv', 'id;sku;description\nX;A;Meuble\nX;B;Banc\n')).ids).toEqual(['A', 'B']);
    expect((await read('code.csv', 'code;description\nFR;Meuble\nFR;Banc\n')).ids).toEqual([2, 3]);
  });
});
