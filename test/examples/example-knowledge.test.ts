import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/examples/example.js';
import { createExampleKnowledge } from '../../src/examples/example-knowledge.js';
import type { Value } from '../../src/fields/field.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const maker = makeField('maker');
const size = makeField('size', { type: 'number', unit: 'cm' });

function knowledgeOf(texts: Readonly<Record<string, Readonly<Record<string, Value>>>>) {
  const all = Object.entries(texts).flatMap(([description, values], place) =>
    Object.entries(values).map(
      ([field, value], index): Example => ({ id: place * 10 + index + 1, field, description, value }),
    ),
  );
  return createExampleKnowledge({
    examplesOf: ({ code }, count) => all.filter(({ field }) => field === code).slice(0, count),
    examplesBeside: ({ description }) => all.filter((one) => one.description === description),
  });
}

describe('what examples tell', () => {
  it('is that a text is often none of its own words', () => {
    const expanded = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [`HP ${name} 9 cm`, { maker: 'Hewlett-Packard', size: 9 }]),
    );
    const plain = Object.fromEntries(['f', 'g', 'h'].map((name) => [`Nova ${name}`, { maker: 'Nova', size: null }]));
    expect(knowledgeOf({ ...expanded, ...plain }).isInferred(maker)).toBe(true);
    expect(knowledgeOf({ ...expanded, ...plain }).isInferred(size)).toBeUndefined();
    expect(knowledgeOf(plain).isInferred(maker)).toBeUndefined();
  });

  it('is that a value always stands in its text, where many show it', () => {
    const colour = makeSelect('colour', 'Colour', ['black', 'white']);
    const texts = (count: number, unseen: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`${at < unseen ? 'Lamp' : 'black lamp'} ${at}`, { colour: 'black' }]),
      );
    expect(knowledgeOf(texts(30, 1)).isInferred(colour)).toBe(false);
    expect(knowledgeOf(texts(19, 0)).isInferred(colour)).toBeUndefined();
    expect(knowledgeOf(texts(30, 3)).isInferred(colour)).toBeUndefined();
    expect(knowledgeOf(texts(30, 9)).isInferred(colour)).toBe(true);
  });

  it('is all that is known of a text', () => {
    const knowledge = knowledgeOf({ 'Nova 9 cm': { maker: 'Nova', size: 9, colour: 'red' } });
    const [first] = knowledge.typical([maker], 1);
    expect(first && knowledge.ofText(first, [maker, size]).map(({ field, value }) => [field, value])).toEqual([
      ['maker', 'Nova'],
      ['size', 9],
    ]);
  });

  it('is a few texts of values and of nulls, the same each time', () => {
    const knowledge = knowledgeOf({
      'Nova bath': { maker: 'Nova', size: null },
      'Nova bath 12 cm': { maker: 'Nova', size: 12 },
      'Luna basin 30 cm': { maker: 'Luna', size: 30 },
      'a basin': { maker: null, size: null },
    });
    const chosen = knowledge.typical([maker, size], 3);
    expect(new Set(chosen.map(({ description }) => description))).toEqual(
      new Set(['Nova bath 12 cm', 'Luna basin 30 cm', 'a basin']),
    );
    expect(knowledge.typical([maker, size], 3)).toBe(chosen);
  });
});
