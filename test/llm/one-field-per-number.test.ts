import { describe, expect, it } from 'vitest';
import { findEvidence } from '../../src/fields/evidence.js';
import type { Field } from '../../src/fields/field.js';
import { readText } from '../../src/fields/text.js';
import { oneFieldPerNumber } from '../../src/llm/one-field-per-number.js';
import { makeField } from '../helpers/fields.js';

const [width, height, depth] = ['W', 'H', 'D'].map((code) => makeField(code, { type: 'number', unit: 'cm' }));
const name = makeField('N');

function kept(description: string, claims: readonly (readonly [Field | undefined, number | string, number])[]) {
  const given = claims.map(([field = name, value, chance]) => {
    const evidence = findEvidence(field, value, readText(description));
    return { field, answer: { value, status: 'found' as const, ...(evidence && { evidence }) }, chance };
  });
  return oneFieldPerNumber(given, description);
}

describe('a number that several fields claim', () => {
  it('is the value of the one whose words were the most probable', () => {
    const answers = kept('Board 8.9 cm', [
      [width, 8.9, 0.5],
      [height, 8.9, 0.9],
      [depth, 8.9, 0.2],
    ]);
    expect(answers.map(({ value }) => value)).toEqual([null, 8.9, null]);
    expect(answers[0]).toMatchObject({ status: 'absent', reason: '"8.9 cm" is the value of H' });
  });

  it('is the value of as many as the text states it times', () => {
    const twice = kept('Bath 142 x 142 cm', [
      [width, 142, 0.5],
      [height, 142, 0.9],
      [depth, 142, 0.2],
    ]);
    expect(twice.map(({ value }) => value)).toEqual([142, 142, null]);
  });

  it('may be a text as well', () => {
    const both = kept('Series 300, 300 cm', [
      [name, '300', 0.5],
      [width, 300, 0.9],
    ]);
    expect(both.map(({ value }) => value)).toEqual(['300', 300]);
  });
});
