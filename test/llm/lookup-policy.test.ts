import { describe, expect, it } from 'vitest';
import { askingOptions } from '../../src/cli/asking-options.js';
import { DEFAULT_CONFIG } from '../../src/config/default-config.js';
import { DEFAULT_POLICY, lookupPolicy } from '../../src/llm/lookup-policy.js';

describe('a policy', () => {
  it('takes each setting from the first who says it, and else what holds by default', () => {
    expect(lookupPolicy()).toEqual(DEFAULT_POLICY);
    const policy = lookupPolicy(
      { timeout: 5, grounded: undefined },
      { timeout: 7, grounded: true, minConfidence: 0.6 },
    );
    expect(policy).toEqual({ ...DEFAULT_POLICY, timeout: 5, grounded: true, minConfidence: 0.6 });
  });

  it('lets a flag say no where the configuration says yes', () => {
    expect(lookupPolicy({ grounded: false }, { grounded: true }).grounded).toBe(false);
  });

  it('comes from flags over the configuration', () => {
    const config = { ...DEFAULT_CONFIG, timeout: 3000, grounded: true, minConfidence: 0.7 };
    expect(askingOptions({}, config)).toEqual({
      llm: 'offline',
      policy: { ...DEFAULT_POLICY, timeout: 3000, grounded: true, minConfidence: 0.7 },
    });
    const flags = {
      llm: 'x',
      timeout: '2s',
      concurrency: 3,
      'min-confidence': '0.5',
      'max-cost': '1.5',
      'max-calls': 9,
    };
    expect(askingOptions(flags, config)).toEqual({
      llm: 'x',
      policy: {
        ...{ timeout: 2000, concurrency: 3, grounded: true, evidence: true, details: false, minConfidence: 0.5 },
        limits: { cost: 1.5, calls: 9 },
      },
    });
  });
});
