import { describe, expect, it } from 'vitest';
import { createAbsenceCounts } from '../../src/batch/absence-counts.js';
import type { Absence } from '../../src/llm/answer.js';
import { formatBatchState } from '../../src/output/batch-progress.js';
import { type BatchReport, formatBatchSummary } from '../../src/output/batch-summary.js';
import { formatCost, formatCount, formatDuration, formatRate } from '../../src/output/quantities.js';

const usage = { calls: 120, retries: 3, promptTokens: 45_678, completionTokens: 900, cost: 0.0123, cacheHits: 7 };

describe('quantities', () => {
  it('are written for people', () => {
    expect([0, 999, 1234567].map(formatCount)).toEqual(['0', '999', '1,234,567']);
    expect([40, 9_940, 59_000, 185_000, 7_800_000].map(formatDuration)).toEqual([
      '0.0 s',
      '9.9 s',
      '59 s',
      '3 min 5 s',
      '2 h 10 min',
    ]);
    expect([formatRate(1, 3000), formatRate(50, 1000), formatRate(12_345, 1000), formatRate(0, 0)]).toEqual([
      '0.33',
      '50',
      '12,345',
      '0.0',
    ]);
    expect([0.00123, 0.5, 12.345].map(formatCost)).toEqual(['0.0012', '0.50', '12.35']);
  });
});

describe('the progress of a batch', () => {
  const state = { products: 500, found: 800, absent: 190, failed: 10, usage, concurrency: 16 };

  it('tells rate, time left, answers, cost and how much is asked at once', () => {
    expect(formatBatchState({ ...state, total: 2000 }, 10_000)).toBe(
      '500 of about 2,000 products, 50/s, 30 s left, found 800, absent 190, failed 10, cost 0.012, 16 at once',
    );
  });

  it('leaves out what is not known', () => {
    const { cost, ...free } = usage;
    expect(formatBatchState({ ...state, usage: free, concurrency: undefined }, 10_000)).toBe(
      '500 products, 50/s, found 800, absent 190, failed 10',
    );
    expect(formatBatchState({ ...state, products: 0, total: 9 }, 100)).toMatch(/^0 of about 9 products, 0.0\/s, found/);
  });
});

describe('the summary of a batch', () => {
  const report: BatchReport = {
    products: 1200,
    all: { found: 2000, absent: 390, failed: 10 },
    fields: new Map([
      ['EF000007', { found: 1100, absent: 95, failed: 5 }],
      ['EF000008', { found: 900, absent: 295, failed: 5 }],
    ]),
    reasons: new Map([
      ['failed: HTTP 500', 8],
      ['timeout: no answer within 20 s', 2],
    ]),
    doneBefore: 300,
    rejected: 4,
    usage,
    milliseconds: 60_000,
    stopped: 'interrupted',
    next: 'to go on: --resume',
  };

  it('tells what became of products and fields, why fields were not answered, what it cost and how to go on', async () => {
    expect(await formatBatchSummary(report)).toMatchSnapshot();
  });

  it('tells the parts of the tokens that have prices of their own, and what is only estimated', async () => {
    const parts = { cachedTokens: 30_000, writtenTokens: 5000, reasoningTokens: 400, untold: 2 };
    expect(await formatBatchSummary({ ...report, usage: { ...usage, ...parts } })).toContain(
      '45,678 (30,000 cached, 5,000 written to the cache) + 900 (400 of thought) tokens, cost about 0.012, the server did not tell the tokens of 2 calls',
    );
  });

  it('tells why fields have nothing, and the words that are none of their options', async () => {
    const fields = new Map([['COLOUR', { found: 812, absent: 65, failed: 0 }]]);
    const counts = createAbsenceCounts();
    const absent = (absence: Absence) => counts.add({ field: 'COLOUR', value: null, status: 'absent', absence });
    const words = (text: string) => ({ text, start: 0, end: text.length });
    for (let time = 0; time < 40; time++) absent({ cause: 'not-stated' });
    for (const text of ['turquoise', 'Turquoise', 'anthracite', 'turquoise'])
      absent({ cause: 'not-in-options', words: words(text) });
    const text = await formatBatchSummary({ ...report, fields, absences: counts.fields });
    expect(text).toContain('COLOUR: 812 found, 40 not stated, 4 not in the options (turquoise 3, anthracite 1)');
  });

  it('says no more than there is to say', async () => {
    const quiet = { ...report, reasons: new Map(), doneBefore: 0, rejected: 0, fields: new Map() };
    const nothing = { calls: 0, retries: 0, promptTokens: 0, completionTokens: 0 };
    const text = await formatBatchSummary({ ...quiet, usage: nothing, stopped: undefined, next: undefined });
    expect(text).toBe('1,200 products in 1 min 0 s (20 per second): 2,000 found, 390 absent, 10 not answered\n');
  });

  it('shows the first fields of very many', async () => {
    const fields = new Map(Array.from({ length: 100 }, (_, at) => [`F${at}`, { found: 1, absent: 0, failed: 0 }]));
    const text = await formatBatchSummary({ ...report, fields });
    expect(text).toContain('F39');
    expect(text).not.toContain('F40');
    expect(text).toContain('… and 60 more fields');
  });
});
