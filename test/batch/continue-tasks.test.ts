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

  describe.each([
    ['in order', continueInOrder],
    ['in any order', continueUnordered],
  ])('%s', (_, continued) => {
    async function* hashed(...ids: [id: string, hash?: string][]): AsyncGenerator<ProductTask> {
      for (const [id, hash] of ids)
        yield { id, idColumn: 'id', description: 'x', codes, fields, ...(hash && { hash }) };
    }

    function written(...rows: [id: string, hash?: string, ...open: string[]][]) {
      const told = { done: 0, changed: 0 };
      return {
        told,
        output: 'out.jsonl',
        onDone: () => told.done++,
        onChanged: () => told.changed++,
        async *rows() {
          for (const [place, [id, hash, ...unanswered]] of rows.entries())
            yield { place, id, unanswered, hash, values: new Map(), answers: new Map() };
        },
      };
    }

    it('asks a product whole again whose text or fields changed', async () => {
      const before = written(['1', 'a'], ['2', 'b'], ['3', 'c', 'G'], ['4', 'd', 'G']);
      expect(await left(continued(hashed(['1', 'a'], ['2', 'x'], ['3', 'y'], ['4', 'd']), before))).toEqual([
        ['2', codes, 1],
        ['3', codes, 2],
        ['4', ['G'], 3],
      ]);
      expect(before.told).toEqual({ done: 1, changed: 2 });
    });

    it('takes a product for the same where nothing is known of what its row was made from', async () => {
      const before = written(['1'], ['2', 'b']);
      expect(await left(continued(hashed(['1', 'a'], ['2']), before))).toEqual([]);
      expect(before.told).toEqual({ done: 2, changed: 0 });
    });
  });

  it('tells products with one identifier apart by what they were made from, in an output of any order', async () => {
    async function* twins(...hashes: string[]): AsyncGenerator<ProductTask> {
      for (const hash of hashes) yield { id: 'A', idColumn: 'id', description: 'x', codes, fields, hash };
    }
    const rows = () => ({
      output: 'out.jsonl',
      onDone: () => undefined,
      async *rows() {
        for (const [place, hash] of ['a', 'b'].entries())
          yield { place, id: 'A', hash, unanswered: hash === 'b' ? ['F'] : [], values: new Map(), answers: new Map() };
      },
    });
    expect(await left(continueUnordered(twins('b', 'a'), rows()))).toEqual([['A', ['F'], 1]]);
    await expect(left(continueUnordered(twins('x', 'a'), rows()))).rejects.toThrow('stands more than once');
  });
});
