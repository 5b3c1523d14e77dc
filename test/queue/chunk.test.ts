import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, nameChunks, USUAL_SIZE } from '../../src/queue/chunk.js';

const tasks = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ description: `text ${at}`, fields: ['A'] }));

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function chunks(all: readonly { description: string; fields: string[] }[]) {
  const found = [];
  for await (const named of nameChunks('run', chunksOf(each(all)))) found.push(named);
  return found;
}

describe('chunks', () => {
  it('hold every task once, in order', async () => {
    const parts = await chunks(tasks(1000));
    expect(parts.flatMap(({ chunk }) => chunk)).toEqual(tasks(1000));
    expect(Math.max(...parts.map(({ chunk }) => chunk.length))).toBeLessThanOrEqual(4 * USUAL_SIZE);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
  });

  it('are the same again after wherever a run is continued', async () => {
    const names = (await chunks(tasks(400))).map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (from) => {
        const again = (await chunks(tasks(400).slice(from))).map(({ id }) => id);
        expect(names.slice(-10)).toEqual(again.slice(-10));
      }),
      { numRuns: 30 },
    );
  });

  it('have names of their own when products repeat', async () => {
    const same = Array.from({ length: 200 }, () => ({ description: 'the same', fields: ['A'] }));
    const names = (await chunks(same)).map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
  });
});
