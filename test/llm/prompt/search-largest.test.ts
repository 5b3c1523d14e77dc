import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchLargest } from '../../../src/llm/prompt/search-largest.js';

describe('the search for the largest that succeeds', () => {
  it('finds it, with few attempts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (limit, most) => {
        let attempts = 0;
        const found = searchLargest(0, most, (size) => {
          attempts++;
          return size <= limit ? size : undefined;
        });
        expect(found).toBe(limit < 0 ? undefined : Math.min(limit, most));
        expect(attempts).toBeLessThanOrEqual(15);
      }),
    );
  });

  it('returns what succeeded also where success is not steady', () => {
    const found = searchLargest(0, 100, (size) => (size % 7 === 0 ? size : undefined));
    expect(found).toBeGreaterThanOrEqual(0);
    expect((found ?? 1) % 7).toBe(0);
  });
});
