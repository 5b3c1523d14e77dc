import { describe, expect, it } from 'vitest';
import { answerChances } from '../../src/llm/answer-chance.js';
import { makeField } from '../helpers/fields.js';

const [width, name] = ['W', 'N'].map((code) => makeField(code));
const both = [width, name] as never;

/** Tokens with the chance of each. */
function told(...pairs: readonly (readonly [string, number])[]) {
  return pairs.map(([text, chance]) => ({ text, logprob: Math.log(chance) }));
}

describe('the chance of an answer', () => {
  it('is that of the tokens of its value', () => {
    const tokens = told(['{"W":', 0.1], [' "17', 0.8], ['0 cm"', 0.5], [',"N":', 0.1], ['null', 0.25], ['}', 0.1]);
    const [ofWidth, ofName] = answerChances(tokens, both);
    expect(ofWidth).toBeCloseTo(0.4);
    expect(ofName).toBeCloseTo(0.25);
  });

  it('of one field is that of "value", without the words it quotes', () => {
    const tokens = told(['{"quote":', 1], ['"a \\"W\\" b"', 0.1], [',"value":', 1], ['"b"', 0.5], ['}', 1]);
    expect(answerChances(tokens, [width] as never)[0]).toBeCloseTo(0.5);
  });

  it('of an object of words and value is that of the value', () => {
    const tokens = told(['{"W":{"quote":"x",', 0.1], ['"value":', 0.1], ['12', 0.5], ['},"N":null}', 1]);
    expect(answerChances(tokens, both)[0]).toBeCloseTo(0.5);
  });

  it('is unknown where the answer is no JSON that names the field', () => {
    expect(answerChances(told(['W: 12', 0.5]), both)).toEqual([undefined, undefined]);
  });
});
