import { describe, expect, it } from 'vitest';
import { costOf } from '../../src/llm/cost-of.js';
import { addConsumption, createSpending } from '../../src/llm/spending.js';

const PRICE = { prompt: 1, completion: 8, cachedPrompt: 0.1, cacheWrite: 1.25 };
const usage = { promptTokens: 1000, completionTokens: 50, cachedTokens: 600, writtenTokens: 300, reasoningTokens: 20 };

describe('what tokens cost', () => {
  it('reckons fresh, cached and written tokens of the prompt apart', () => {
    expect(costOf(usage, PRICE) * 1e6).toBeCloseTo(100 * 1 + 600 * 0.1 + 300 * 1.25 + 50 * 8, 6);
    expect(costOf(usage, { prompt: 1, completion: 8 }) * 1e6).toBeCloseTo(1000 + 400, 6);
  });

  it('takes the part of a batch, half where none is given', () => {
    expect(costOf(usage, PRICE, true)).toBeCloseTo(costOf(usage, PRICE) / 2, 12);
    expect(costOf(usage, { ...PRICE, batch: 0.25 }, true)).toBeCloseTo(costOf(usage, PRICE) / 4, 12);
  });
});

describe('spending', () => {
  it('books a call with all the parts that the wire tells', () => {
    const spending = createSpending();
    const spent = spending.open(3000, PRICE)?.book({ text: '1', usage });
    expect(spent).toEqual({ calls: 1, retries: 0, ...usage, cost: costOf(usage, PRICE) });
    expect(spending.total()).toEqual(spent);
    expect(addConsumption(spending.total(), spending.total())).toMatchObject({
      cachedTokens: 1200,
      reasoningTokens: 40,
    });
  });

  it('estimates what a server does not tell, and says of how many calls', () => {
    const spending = createSpending({ cost: 0.003 });
    const spent = spending.open(3000, PRICE)?.book({ text: 'x'.repeat(600) });
    expect(spent).toMatchObject({ promptTokens: 0, untold: 1 });
    expect(spent?.cost).toBeCloseTo((1000 + 200 * 8) / 1e6, 9);
    expect(spending.open(3000, PRICE)).toBeUndefined();
  });

  it('sets aside the worst of a question in a batch, and gives back what it did not come to', () => {
    const worst = costOf({ promptTokens: 100, completionTokens: 100, writtenTokens: 100 }, PRICE, true);
    const spending = createSpending({ cost: 2.5 * worst });
    const first = spending.reserve(300, 100, PRICE);
    expect(first?.cost).toBeCloseTo(worst, 12);
    expect(spending.reserve(300, 100, PRICE)).toBeDefined();
    expect(spending.reserve(300, 100, PRICE)).toBeUndefined();
    const bill = { calls: 1, retries: 0, promptTokens: 100, completionTokens: 1, cost: worst / 10 };
    if (first) spending.book(first, bill);
    expect(spending.total()).toEqual(bill);
    expect(spending.reserve(300, 100, PRICE)).toBeDefined();
  });

  it('counts what an earlier run has left to a provider, whatever the limits', () => {
    const spending = createSpending({ cost: 1, calls: 10 });
    spending.takeOver({ calls: 9, cost: 2 });
    expect(spending.open(3)).toBeUndefined();
    spending.book({ calls: 9, cost: 2 }, { calls: 9, retries: 0, promptTokens: 1, completionTokens: 1, cost: 0.1 });
    expect(spending.open(3)).toBeDefined();
    expect(spending.open(3)).toBeUndefined();
  });
});
