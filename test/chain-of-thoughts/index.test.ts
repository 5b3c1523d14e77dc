import { describe, expect, it } from 'vitest';
import { chainsOfThoughts, findChainOfThoughts } from '../../src/chain-of-thoughts/index.js';
import { UserError } from '../../src/errors.js';

describe('the strategies', () => {
  it('are found under their own names', () => {
    expect(Object.keys(chainsOfThoughts)).toEqual(['basic', 'contextual', 'few-shot', 'step-by-step']);
    for (const [name, chain] of Object.entries(chainsOfThoughts)) {
      expect(chain.name).toBe(name);
      expect(findChainOfThoughts(name)).toBe(chain);
    }
  });

  it('say which name was meant', () => {
    expect(() => findChainOfThoughts('few-shots')).toThrow(UserError);
    expect(() => findChainOfThoughts('few-shots')).toThrow(
      'no chain of thoughts "few-shots": did you mean "few-shot"?',
    );
  });

  it.each(['constructor', '__proto__', ''])('are not found under %j', (name) => {
    expect(() => findChainOfThoughts(name)).toThrow(UserError);
  });
});
