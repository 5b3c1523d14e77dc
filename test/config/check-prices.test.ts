import { describe, expect, it } from 'vitest';
import { checkPrices } from '../../src/config/check-prices.js';
import type { Config } from '../../src/config/config.js';
import { DEFAULT_CONFIG } from '../../src/config/default-config.js';
import type { SpendingLimits } from '../../src/llm/lookup-policy.js';

const connector = { type: 'openai', model: 'm' };
const price = { prompt: 1, completion: 2 };

function check(llms: Config['llms'], name = 'asked', limits: SpendingLimits = { cost: 1 }): void {
  const config = { ...DEFAULT_CONFIG, llms: { ...DEFAULT_CONFIG.llms, ...llms }, configured: Object.keys(llms) };
  checkPrices(config, name, limits, {});
}

describe('a bound of the cost', () => {
  it('is refused where a composition that is reached has no price', () => {
    const llms = { asked: { gate: 'offline' as const, llm: 'dear', fallback: ['other'] }, dear: { connector, price } };
    const other = { connector };
    expect(() => check({ ...llms, other })).toThrow('llm "other" has none: give one per million tokens');
    expect(() => check({ ...llms, other: { connector, price } })).not.toThrow();
    expect(() => check({ ...llms, other }, 'asked', { calls: 1 })).not.toThrow();
  });

  it('needs none of what never sends a bill', () => {
    expect(() => check({}, 'offline')).not.toThrow();
    expect(() => check({ asked: { connector: { type: 'gguf', model: 'm.gguf' } } })).not.toThrow();
    const own = { name: 'own', complete: () => ({ text: '' }) };
    expect(() => check({ asked: { connector: { ...own, free: true } } })).not.toThrow();
    expect(() => check({ asked: { connector: own } })).toThrow('has none');
  });

  it('needs none where the engine stands in for a missing secret', () => {
    expect(() => check({}, 'llama2')).not.toThrow();
  });
});
