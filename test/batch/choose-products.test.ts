import { describe, expect, it } from 'vitest';
import { takeFirst, takeSample } from '../../src/batch/choose-products.js';

async function* products(count: number, state = { read: 0 }) {
  for (let id = 0; id < count; id++) {
    state.read++;
    yield { id };
  }
}

async function idsOf(items: AsyncIterable<{ id: number }>): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of items) ids.push(id);
  return ids;
}

describe('choosing products', () => {
  it('takes the first ones and reads no further', async () => {
    const state = { read: 0 };
    expect(await idsOf(takeFirst(products(100, state), 3))).toEqual([0, 1, 2]);
    expect(state.read).toBe(3);
  });

  it('takes the same sample of the same input each time, in order, spread over all of it', async () => {
    const ids = await idsOf(takeSample(products(10_000), 200));
    expect(ids).toEqual(await idsOf(takeSample(products(10_000), 200)));
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(200);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    const quarters = [0, 1, 2, 3].map((quarter) => ids.filter((id) => Math.floor(id / 2500) === quarter).length);
    for (const count of quarters) expect(count).toBeGreaterThan(30);
  });

  it('takes all of an input that is smaller than the sample', async () => {
    expect(await idsOf(takeSample(products(3), 10))).toEqual([0, 1, 2]);
  });

  it('keeps a smaller sample within a larger one', async () => {
    const large = new Set(await idsOf(takeSample(products(1000), 100)));
    for (const id of await idsOf(takeSample(products(1000), 10))) expect(large).toContain(id);
  });
});
