import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../../src/llm/prompt/estimate-tokens.js';

describe('an estimate of tokens', () => {
  /** Counted by the tokenizers of Qwen 2.5 and SmolLM2, whichever takes more. */
  it.each([
    ['Ø 90 mm — 142 × 142 cm • « é à ç »', 24],
    ['😀😀 日本語の説明 製品', 25],
    ['ABCDEF-GH12 XK-4711/9', 15],
    ['{"EF002169":null,"EF000008":"142 cm"}', 24],
    ['Wärmeübertragungsflächenvergrößerung', 16],
  ])('of %j is not below the count', (text, counted) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(counted);
    expect(estimateTokens(text)).toBeLessThan(2 * counted);
  });

  it('of nothing is nothing', () => {
    expect(estimateTokens('')).toBe(0);
  });
});
