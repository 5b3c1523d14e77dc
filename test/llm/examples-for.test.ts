import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/examples/example.js';
import type { ExampleKnowledge } from '../../src/examples/example-knowledge.js';
import { examplesFor } from '../../src/llm/examples-for.js';
import { makeField } from '../helpers/fields.js';

const fields = [makeField('A'), makeField('B')];
const example = (field: string, description: string): Example => ({ id: 1, field, description, value: 'x' });
const both = (text: string) => [example('A', text), example('B', text)];
const knowledge: ExampleKnowledge = {
  ofText: ({ description }) => both(description),
  typical: () => both('typical'),
  isInferred: () => undefined,
};
const like = (field: { code: string }) => ['near', 'far', 'typical'].map((text) => example(field.code, text));
const textsOf = (examples: readonly Example[]) => [...new Set(examples.map(({ description }) => description))];

describe('the examples of a question', () => {
  const chain = { exampleCount: 3, steadyCount: 1 };

  it('about several fields are whole texts, those last that are always the same', () => {
    const chosen = examplesFor({ chain, knowledge }, fields, { examples: like, description: 'asked' });
    expect(textsOf(chosen)).toEqual(['near', 'far', 'typical']);
    expect(chosen.filter(({ description }) => description === 'near').map(({ field }) => field)).toEqual(['A', 'B']);
  });

  it('show everything that is known of a text, also what was not looked for', () => {
    const partly = (field: { code: string }) => (field.code === 'A' ? [example('A', 'near')] : []);
    const chosen = examplesFor({ chain, knowledge }, fields, { examples: partly, description: 'asked' });
    expect(chosen.filter(({ description }) => description === 'near')).toEqual(both('near'));
  });

  it('never hold the description itself', () => {
    const chosen = examplesFor({ chain, knowledge }, fields, { examples: () => [], description: 'typical' });
    expect(chosen).toEqual([]);
  });

  it('are all like the description where several questions are asked about it', () => {
    const request = { examples: like, description: 'asked', several: true };
    expect(textsOf(examplesFor({ chain, knowledge }, fields, request))).toEqual(['near', 'far', 'typical']);
    const single = examplesFor({ chain, knowledge }, fields.slice(0, 1), request);
    expect(single.map(({ description }) => description)).toEqual(['near', 'far', 'typical']);
  });
});
