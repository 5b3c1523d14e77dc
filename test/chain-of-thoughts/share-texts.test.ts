import { describe, expect, it } from 'vitest';
import { shareTexts } from '../../src/chain-of-thoughts/share-texts.js';

function known(description: string, ...fields: readonly string[]) {
  return fields.map((field) => ({ id: 1, field, description, value: null }));
}

function texts(examples: ReturnType<typeof known>, count: number): string[] {
  return [...new Set(shareTexts(examples, count).map(({ description }) => description))];
}

describe('the texts of a question about several fields', () => {
  it('are those that know the most fields', () => {
    const examples = [...known('one', 'a'), ...known('three', 'a', 'b', 'c'), ...known('two', 'a', 'b')];
    expect(texts(examples, 1)).toEqual(['three']);
  });

  it('add fields that the others do not know', () => {
    const examples = [...known('first', 'a', 'b', 'c'), ...known('second', 'a', 'b'), ...known('third', 'd')];
    expect(texts(examples, 2)).toEqual(['first', 'third']);
  });

  it('are the most similar of those that know as much', () => {
    expect(texts([...known('near', 'a'), ...known('far', 'a')], 1)).toEqual(['near']);
  });

  it('are all when there are few', () => {
    const examples = [...known('one', 'a'), ...known('two', 'b')];
    expect(shareTexts(examples, 4)).toEqual(examples);
    expect(shareTexts([], 4)).toEqual([]);
  });
});
