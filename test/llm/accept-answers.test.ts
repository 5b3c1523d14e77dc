import { describe, expect, it } from 'vitest';
import { acceptAnswers } from '../../src/llm/accept-answers.js';
import { lookupPolicy } from '../../src/llm/lookup-policy.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const material = makeSelect('M', 'Material', ['steel', 'glass', 'wood']);
const maker = makeField('B');

/** What is left of values of a text about steel, by what the examples of their fields tell. */
function judged(seen: boolean | undefined, declared?: boolean) {
  const fields = [material, maker].map((field) => ({
    ...field,
    ...(declared !== undefined && { inferred: declared }),
  }));
  const knowledge = { ofText: () => [], typical: () => [], isInferred: () => seen };
  const answers = [
    { field: 'M', raw: 'wood' },
    { field: 'B', raw: 'Hewlett-Packard' },
  ];
  const request = { description: 'HP steel shelf', policy: lookupPolicy() };
  const reading = { examples: [], answers, chances: [] };
  return acceptAnswers({ opinions: () => [], knowledge }, fields, request, reading).map((answer) => answer?.value);
}

describe('a value that no words of the text say', () => {
  it('stands as an option, and not as a text, where the examples tell nothing', () => {
    expect(judged(undefined)).toEqual(['wood', null]);
  });

  it('stands where the examples have such values, and nowhere else', () => {
    expect(judged(true)).toEqual(['wood', 'Hewlett-Packard']);
    expect(judged(false)).toEqual([null, null]);
  });

  it('is what the field says, before any example', () => {
    expect(judged(false, true)).toEqual(['wood', 'Hewlett-Packard']);
    expect(judged(true, false)).toEqual([null, null]);
  });
});
