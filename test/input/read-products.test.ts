import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Product, ProductColumns, Reject } from '../../src/input/product.js';
import { readProducts } from '../../src/input/read-products.js';

interface Given {
  readonly name?: string;
  readonly columns?: ProductColumns;
  /** Bytes that arrive at once. */
  readonly chunk?: number;
}

async function read(content: string | Uint8Array, { name = 'standard input', columns, chunk = 1 << 16 }: Given = {}) {
  const bytes = Buffer.from(content as string);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const rejects: Reject[] = [];
  const notes: string[] = [];
  const products: Pick<Product, 'id' | 'description' | 'fields'>[] = [];
  const source = { name, open: () => Readable.from(chunks) };
  const options = {
    columns,
    onReject: (reject: Reject) => rejects.push(reject),
    note: (text: string) => notes.push(text),
  };
  for await (const { idColumn, line, source: _, locate: __, texts: ___, ...product } of readProducts([source], options))
    products.push(product);
  return { products, rejects, notes };
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const bath = { id: 'A1', description: 'Baignoire émaillée; 170 x 70 cm' };
const sink = { id: 'A2', description: 'Évier en inox' };

describe('reading products', () => {
  it.each([
    ['JSON lines', 'a.jsonl', `${JSON.stringify(bath)}\n\n${JSON.stringify(sink)}`],
    ['JSON lines that end with CRLF', 'a.ndjson', `${JSON.stringify(bath)}\r\n${JSON.stringify(sink)}\r\n`],
    ['an array on one line', 'a.json', JSON.stringify([bath, sink])],
    ['an array over many lines', 'a.json', JSON.stringify([bath, sink], null, 2)],
    ['a table with semicolons', 'a.csv', 'id;description\nA1;"Baignoire émaillée; 170 x 70 cm"\nA2;Évier en inox\n'],
    ['a table with commas', 'a.csv', 'id,description\r\nA1,Baignoire émaillée; 170 x 70 cm\r\nA2,Évier en inox\r\n'],
    ['a table with tabs', 'a.tsv', 'id\tdescription\nA1\tBaignoire émaillée; 170 x 70 cm\nA2\tÉvier en inox'],
    [
      'a table in single quotes',
      'a.csv',
      "'id';'description'\n'A1';'Baignoire émaillée; 170 x 70 cm'\n'A2';'Évier en inox'\n",
    ],
  ])('reads %s, however the bytes are cut', async (_, name, content) => {
    for (const chunk of [1, 2, 3, 7, 64, 1 << 16]) {
      const { products, rejects } = await read(content, { name, chunk });
      expect(products).toEqual([bath, sink]);
      expect(rejects).toEqual([]);
    }
  });

  it('tells the kind of a stream without a name by how it begins', async () => {
    expect((await read(JSON.stringify([bath]))).products).toEqual([bath]);
    expect((await read(JSON.stringify(bath))).products).toEqual([bath]);
    expect((await read('id,description\nA2,Évier en inox')).products).toEqual([sink]);
    expect((await read('')).products).toEqual([]);
  });

  it('unpacks gzip by its first bytes, also of several parts', async () => {
    const lines = [bath, sink].map((product) => gzipSync(`${JSON.stringify(product)}\n`));
    for (const chunk of [1, 50, 1 << 16]) {
      expect((await read(Buffer.concat(lines), { name: 'a.jsonl.gz', chunk })).products).toEqual([bath, sink]);
    }
  });

  it('says that gzip is damaged, that a file is missing, and that bytes are no text', async () => {
    const cut = gzipSync(JSON.stringify(bath)).subarray(0, 40);
    await expect(read(cut, { name: 'a.gz' })).rejects.toThrow('the input a.gz is damaged gzip: pack it anew');
    await expect(read(Buffer.from([1, 2, 0, 4]), { name: 'a.csv' })).rejects.toThrow('a.csv is not text');
    const missing = readProducts(
      [
        {
          name: '/nowhere/a.csv',
          open: () =>
            new Readable({
              read() {
                this.destroy(Object.assign(new Error(), { code: 'ENOENT' }));
              },
            }),
        },
      ],
      { onReject: () => undefined },
    );
    await expect(missing.next()).rejects.toThrow('the input /nowhere/a.csv does not exist: check its path');
  });

  it('reads UTF-8 with a mark, UTF-16, and Windows-1252, which it tells of', async () => {
    const csv = 'id;description\nA2;Évier en inox\n';
    expect((await read(`\uFEFF${csv}`)).products).toEqual([sink]);
    const utf16 = Buffer.from(`\uFEFF${csv}`, 'utf16le');
    for (const chunk of [1, 3, 1 << 16]) {
      const { products, notes } = await read(utf16, { chunk });
      expect(products).toEqual([sink]);
      expect(notes).toEqual([]);
    }
    const { products, notes } = await read(latin1(csv));
    expect(products).toEqual([sink]);
    expect(notes).toEqual(['standard input is not all UTF-8; lines that are not are read as Windows-1252']);
  });

  it('reads each line of a mixed file in its own encoding', async () => {
    const mixed = Buffer.concat([Buffer.from('id;description\nA;é\n'), latin1('B;é\n'), Buffer.from('C;é\n')]);
    expect((await read(mixed)).products.map(({ description }) => description)).toEqual(['é', 'é', 'é']);
  });

  it('keeps lines of more than a megabyte whole', async () => {
    const long = { id: 'L', description: `${'é'.repeat(3_000_000)}!` };
    expect((await read(JSON.stringify([long, sink]))).products).toEqual([long, sink]);
    expect((await read(latin1(`id;description\nL;${long.description}\n`))).products).toEqual([long]);
  });

  it('rejects a broken JSON line with its number and reads on', async () => {
    const { products, rejects } = await read(
      `${JSON.stringify(bath)}\n\n{"id": "B", "descr\n42\n${JSON.stringify(sink)}\n`,
      {
        name: 'a.jsonl',
      },
    );
    expect(products).toEqual([bath, sink]);
    expect(rejects).toEqual([
      { source: 'a.jsonl', line: 3, reason: 'not valid JSON, it ends too early', text: '{"id": "B", "descr' },
      { source: 'a.jsonl', line: 4, reason: expect.stringContaining('must be a JSON object'), text: '42' },
    ]);
  });

  it('rejects a broken element of an array and reads on', async () => {
    const text = `[\n${JSON.stringify(bath)},\n{"id": "B" "description": 1},\n{"id": "C, "description": "x"},\n${JSON.stringify(sink)}\n]`;
    for (const chunk of [1, 1 << 16]) {
      const { products, rejects } = await read(text, { chunk });
      expect(products).toEqual([bath, sink]);
      expect(rejects.map(({ line }) => line)).toEqual([3, 4]);
    }
  });

  it('says where an array that does not end was left', async () => {
    const { products, rejects } = await read(`[\n${JSON.stringify(bath)},\n{"id": "B", "description`);
    expect(products).toEqual([bath]);
    expect(rejects).toMatchObject([{ line: 3, reason: 'the array does not end' }]);
  });

  it('rejects a row of a table with too few or too many cells, and one with a quote that is not closed', async () => {
    const table = 'id;description\nA;x\nB\nC;y;z\n"D;"u"v";w"\nE;"not closed\nF;f\n';
    const { products, rejects } = await read(table, { name: 'a.csv' });
    expect(products.map(({ id }) => id)).toEqual(['A', 'F']);
    expect(rejects.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(rejects[0]).toMatchObject({ reason: 'no text in description' });
    expect(rejects[1]).toMatchObject({ reason: '3 cells in a table of 2 columns', text: 'C;y;z' });
  });

  it('keeps inch marks and line ends of cells, and counts lines over them', async () => {
    const table = 'id;description\nA;"TV 40""\r\nnoire"\nB;Clou 5" galva\n\nC\n';
    const { products, rejects } = await read(table);
    expect(products.map(({ description }) => description)).toEqual(['TV 40"\r\nnoire', 'Clou 5" galva']);
    expect(rejects).toMatchObject([{ line: 6 }]);
  });

  it('reads a table of one column whatever signs stand in it', async () => {
    const { products } = await read('description\nBaignoire; acrylique, blanche\nÉvier\n', { name: 'a.csv' });
    expect(products).toEqual([
      { id: 2, description: 'Baignoire; acrylique, blanche' },
      { id: 3, description: 'Évier' },
    ]);
  });

  it('takes the identifier from id, identifier or sku, and else the number of the line', async () => {
    const rows = [{ sku: 'S', identifier: 'I' }, { SKU: 7 }, { id: '' }];
    const lines = rows.map((row) => JSON.stringify({ ...row, description: 'x' })).join('\n');
    expect((await read(lines)).products.map(({ id }) => id)).toEqual(['I', 7, 3]);
    const named = await read(lines, { columns: { id: 'sku' } });
    expect(named.products.map(({ id }) => id)).toEqual(['S', 7]);
    expect(named.rejects).toMatchObject([{ line: 3, reason: 'no id in column sku' }]);
  });

  it('puts title and description together, without what they repeat', async () => {
    const rows = [
      { Titre: 'Baignoire', Description: 'Acrylique', LIBL_LIBELLE: '-', 'Argumentaire Produit': 'Solide' },
      { titel: 'Wanne', Beschreibung: 'Wanne aus Acryl' },
      { title: 'x', description: 'x' },
      { brand: 'x' },
      { description: ' ' },
    ];
    const { products, rejects } = await read(rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(products.map(({ description }) => description)).toEqual([
      'Baignoire\nAcrylique\nSolide',
      'Wanne aus Acryl',
      'x',
    ]);
    expect(rejects.map(({ reason }) => reason)).toEqual([
      'no column with a text (there are brand): name it with --text',
      'no text in description',
    ]);
  });

  it('takes the text from the columns named, in their order', async () => {
    const { products, rejects } = await read('{"id": 1, "b": "B", "a": "A"}', { columns: { text: ['a', 'b'] } });
    expect(products).toEqual([{ id: 1, description: 'A\nB' }]);
    expect(rejects).toEqual([]);
    expect((await read('{"texte": "A"}', { columns: { text: ['text'] } })).rejects).toMatchObject([
      { reason: 'no text in text: did you mean "texte"?' },
    ]);
  });

  it("reads a row's own fields from a list or a text", async () => {
    const rows = [{ fields: ['A', 'B'] }, { fields_to_extract: 'A, B;A' }, { fields: [] }];
    const { products } = await read(rows.map((row) => JSON.stringify({ ...row, description: 'x' })).join('\n'));
    expect(products.map(({ fields }) => fields)).toEqual([['A', 'B'], ['A', 'B'], undefined]);
  });
});
