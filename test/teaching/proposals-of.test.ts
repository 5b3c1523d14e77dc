import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/llm/answer.js';
import { proposalsOf } from '../../src/teaching/proposals-of.js';
import { makeField } from '../helpers/fields.js';

const MAKER = makeField('MAKER');
const COLOUR = makeField('COLOUR', { type: 'select', options: [{ code: 'red', labels: {}, spellings: [] }] });
const evidence = { text: 'Brix', start: 0, end: 4 };
const from = { llm: 'hosted', connector: 'openai', model: 'm-1' };

function kept(field: typeof MAKER, answer: Partial<Answer>, inferred = false) {
  const full: Answer = { field: field.code, value: null, status: 'absent', ...from, ...answer };
  const { bySource, leftOut, unanswered } = proposalsOf([field], [full], { inferred });
  return { kept: Object.fromEntries(bySource), leftOut, unanswered };
}

describe('proposalsOf', () => {
  it('keeps a value with evidence, and a plain "not stated", by who said it', () => {
    expect(kept(MAKER, { status: 'found', value: 'Brix', evidence }).kept).toEqual({
      'hosted (m-1)': { MAKER: 'Brix' },
    });
    expect(kept(MAKER, {}).kept).toEqual({ 'hosted (m-1)': { MAKER: null } });
  });

  it('leaves out what does not stand in the text, but on demand for options of lists', () => {
    const found = { status: 'found', value: 'red', ungrounded: true } as const;
    expect(kept(COLOUR, found)).toEqual({ kept: {}, leftOut: 1, unanswered: 0 });
    expect(kept(COLOUR, found, true).kept).toEqual({ 'hosted (m-1)': { COLOUR: 'red' } });
    expect(kept(MAKER, { ...found, value: 'Zenit' }, true)).toEqual({ kept: {}, leftOut: 1, unanswered: 0 });
  });

  it('takes an absence with a cause for no "not stated"', () => {
    expect(kept(MAKER, { reason: '"x" stands in an example, not in this text' })).toEqual({
      kept: {},
      leftOut: 1,
      unanswered: 0,
    });
    const madeUp = { reason: '"x" does not stand in the text', absence: { cause: 'not-stated' } } as const;
    expect(kept(MAKER, madeUp)).toEqual({ kept: {}, leftOut: 1, unanswered: 0 });
    expect(kept(MAKER, { absence: { cause: 'several' } }).leftOut).toBe(1);
    expect(kept(MAKER, { absence: { cause: 'not-stated' } }).leftOut).toBe(0);
  });

  it('counts what nobody answered, and keeps nothing that the engine said itself', () => {
    expect(kept(MAKER, { status: 'timeout' })).toEqual({ kept: {}, leftOut: 0, unanswered: 1 });
    expect(kept(MAKER, { status: 'found', value: 'Brix', evidence, connector: 'offline' })).toEqual({
      kept: {},
      leftOut: 0,
      unanswered: 0,
    });
  });
});
