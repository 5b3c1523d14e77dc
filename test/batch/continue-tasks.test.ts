import { describe, expect, it } from 'vitest';
import { continueInOrder, continueUnordered, type Earlier, type ProductTask } from '../../src/batch/continue-tasks.js';
import { makeField } from '../helpers/fields.js';

const fields = [makeField('F'), makeField('G'), 'UNKNOWN'];
const codes = ['F', 'G', 'UNKNOWN'];

async function* products(...ids: (string | number)[]): AsyncGenerator<ProductTask> {
  for (const id of ids) yield { id, idColumn: 'id', description: 'x', codes, fields };
}

/** Rows by identifier, with the fields that are open in them. */
function earlier(...rows: [id: string, ...open: string[]][]): Earlier & { readonly done: (readonly string[])[] } {
  const done: (readonly string[])[] = [];
  return {
    done,
    output: 'out.jsonl',
    onDone: (unanswered) => done.push(unanswered),
    async *rows() {
      for (const [place, [id, ...unanswered]] of rows.entries())
        yield { place, id, unanswered, values: new Map(), answers: new Map() };
    },
  };
}

async function left(tasks: AsyncIterable<ProductTask>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { id, fields: asked, row } of tasks)
    all.push([id, asked.map((field) => (typeof field === 'string' ? field : field.code)), row?.place]);
  return all;
}

describe('continuing an output', () => {
  it('asks new products whole, old ones for their open fields only, and nothing of those that are done', async () => {
    const before = earlier(['1'], ['2', 'G'], ['3', 'F', 'G']);
    expect(await left(continueInOrder(products(1, 2, '3', 4), before))).toEqual([
      [2, ['G'], 1],
      ['3', ['F', 'G'], 2],
      [4, codes, undefined],
    ]);
    expect(before.done).toEqual([[]]);
  });

  it('does not ask again for a code that the catalogue still does not hold', async () => {
    const before = earlier(['1', 'UNKNOWN']);
    expect(await left(continueInOrder(products(1), before))).toEqual([]);
    expect(before.done).toEqual([['UNKNOWN']]);
  });

  it('tells products with one identifier apart by their order', async () => {
    expect(await left(continueInOrder(products('A', 'A', 'A'), earlier(['A'], ['A', 'F'])))).toEqual([
      ['A', ['F'], 1],
      ['A', codes, undefined],
    ]);
  });

  it('says where the input is not the one of the first run', async () => {
    await expect(left(continueInOrder(products('A', 'C'), earlier(['A'], ['B'])))).rejects.toThrow(
      'row 2 of out.jsonl is product "B", where the input has "C": resume with the inputs of the first run',
    );
  });

  it('finds products by their identifier in an output of any order', async () => {
    const before = earlier(['3'], ['1', 'F'], ['5']);
    expect(await left(continueUnordered(products(1, 2, 3, 4, 5), before))).toEqual([
      [1, ['F'], 1],
      [2, codes, undefined],
      [4, codes, undefined],
    ]);
    expect(before.done).toEqual([[], []]);
  });

  it('counts products with one identifier, and refuses where they cannot be told apart', async () => {
    expect(await left(continueUnordered(products('A', 'A', 'A'), earlier(['A'], ['A'])))).toEqual([
      ['A', codes, undefined],
    ]);
    await expect(left(continueUnordered(products('A', 'A'), earlier(['A'], ['A', 'F'])))).rejects.toThrow(
      'product "A" stands more than once in out.jsonl',
    );
  });
});
