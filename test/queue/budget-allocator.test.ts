import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/llm/answer.js';
import { createBudgetAllocator } from '../../src/queue/budget-allocator.js';

const NOTHING = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };

/** Answers that used one call each, at this price. */
function used(count: number, cost?: number): readonly Answer[][] {
  const usage = { ...NOTHING, calls: 1, promptTokens: 10, completionTokens: 1, ...(cost !== undefined && { cost }) };
  return [Array.from({ length: count }, () => ({ field: 'A', value: 1, status: 'found', usage }))];
}

describe('a purse', () => {
  it('gives without limits what is asked, and counts', async () => {
    const purse = createBudgetAllocator({});
    expect(await purse.allocate(5)).toBeUndefined();
    purse.charge(undefined, used(5, 0.5));
    expect(purse.total()).toEqual({ calls: 5, retries: 0, promptTokens: 50, completionTokens: 5, cost: 2.5 });
  });

  it('never has more out than there is, and takes back what was not used', async () => {
    const purse = createBudgetAllocator({ calls: 10 });
    const first = await purse.allocate(4);
    expect(first).toEqual({ calls: 8 });
    let second: unknown;
    const waiting = purse.allocate(4).then((share) => {
      second = share;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(second).toBeUndefined();
    purse.charge(first, used(4));
    await waiting;
    expect(second).toEqual({ calls: 6 });
    purse.charge(second as { calls: number }, used(6));
    expect(await purse.allocate(4)).toEqual({ calls: 0 });
  });

  it('books what was spent on answers that nobody got', async () => {
    const purse = createBudgetAllocator({ calls: 100, cost: 8 });
    const share = await purse.allocate(4);
    purse.charge(share, used(4, 0.1), { calls: 7, cost: 1 });
    expect(purse.total()).toMatchObject({ calls: 7, cost: 1 });
    purse.charge(await purse.allocate(4), used(4, 0.1), { calls: 4, cost: 0.4 });
    expect(purse.total()).toMatchObject({ calls: 11 });
    expect(purse.total().cost).toBeCloseTo(1.4);
  });

  it('learns what questions cost', async () => {
    const purse = createBudgetAllocator({ cost: 8 });
    const first = await purse.allocate(4);
    expect(first).toEqual({ cost: 1 });
    purse.charge(first, used(4, 0.1));
    expect((await purse.allocate(10))?.cost).toBeCloseTo(4);
  });

  it.each([
    ['were paid for before', [[{ field: 'A', value: 1, status: 'found', usage: { ...NOTHING, cacheHits: 1 } }]]],
    ['a gate gave', [[{ field: 'A', value: 1, status: 'found' }]]],
  ] as const)('learns nothing of the price from answers that %s', async (_, answers) => {
    const purse = createBudgetAllocator({ cost: 8 });
    const first = await purse.allocate(1);
    purse.charge(first, answers);
    expect(await purse.allocate(1)).toEqual({ cost: 1 });
  });

  it('leaves money for the questions of a composition that costs nothing', async () => {
    const purse = createBudgetAllocator({ cost: 8 });
    purse.charge(await purse.allocate(1), used(1));
    expect(await purse.allocate(1)).toEqual({ cost: 1 });
  });
});
