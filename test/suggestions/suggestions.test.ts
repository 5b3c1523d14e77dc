import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/fields/field.js';
import { collectSuggestions, type UnlistedWords } from '../../src/suggestions/collect-suggestions.js';
import { nearestOption } from '../../src/suggestions/nearest-option.js';
import { optionImport } from '../../src/suggestions/option-import.js';
import { withWords } from '../../src/suggestions/take-words.js';
import { makeField, makeSelect } from '../helpers/fields.js';

const colour = makeSelect('colour', 'Colour', ['grey', 'dark blue', 'anthracite']);

async function suggested(...words: readonly string[]) {
  const rows = words.map(
    (one, place): UnlistedWords => ({
      ...{ field: 'colour', words: one, product: String(place), text: `Vase in ${one}` },
    }),
  );
  return collectSuggestions(each([...rows, { field: 'gone', words: 'x', product: '9', text: 'x' }]), (code) =>
    code === 'colour' ? colour : undefined,
  );
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('collecting suggestions', () => {
  it('counts words whatever their case and accents, the most frequent first, as most texts write them', async () => {
    const all = await suggested('teal', 'Sépia', 'sépia', 'sépia', 'SEPIA');
    expect(all.map(({ words, count, products }) => [words, count, products])).toEqual([
      ['sépia', 4, ['1', '2', '3']],
      ['teal', 1, ['0']],
    ]);
    expect(all.map(({ texts }) => texts)).toEqual([['Vase in Sépia', 'Vase in sépia'], ['Vase in teal']]);
  });

  it('leaves out what an option is called by now, but not what is nearly so', async () => {
    const all = await suggested('GREY', 'Dark Blue', 'dark bleu');
    expect(all.map(({ words, near }) => [words, near?.code])).toEqual([['dark bleu', 'dark blue']]);
  });
});

describe('the nearest option', () => {
  it.each([
    ['antracite', 'anthracite'],
    ['Anthrazit', 'anthracite'],
    ['dark-blue', 'dark blue'],
    ['light grey', 'grey'],
    ['Gray', 'grey'],
    ['turquoise', undefined],
    ['red', undefined],
  ])('to %s is %s', (words, code) => {
    expect(nearestOption(colour, words)?.code).toBe(code);
  });
});

describe('taking words', () => {
  const options = (field: Field) => field.options.map(({ code, spellings }) => [code, ...spellings]);

  it('adds a spelling to the option that is named by code, label or spelling', () => {
    const once = withWords(colour, { words: 'antracite', option: 'Anthracite' }, 'en');
    const twice = withWords(once, { words: 'charcoal', option: 'antracite' }, 'en');
    expect(options(twice)).toEqual([['grey'], ['dark blue'], ['anthracite', 'antracite', 'charcoal']]);
    expect(options(colour)).toEqual([['grey'], ['dark blue'], ['anthracite']]);
  });

  it('adds an option of its own, with a code that Akeneo takes where the field is one of its attributes', () => {
    expect(withWords(colour, { words: 'Bleu pétrole' }, 'fr').options.at(-1)).toEqual({
      code: 'Bleu pétrole',
      labels: { fr: 'Bleu pétrole' },
      spellings: [],
    });
    const attribute = { ...colour, akeneo: { type: 'pim_catalog_simpleselect' } } as Field;
    expect(withWords(attribute, { words: 'Bleu pétrole' }, 'fr').options.at(-1)?.code).toBe('bleu_petrole');
  });

  it.each([
    [colour, { words: 'Grey' }, '"Grey" is grey of colour already'],
    [colour, { words: 'teal', option: 'blue' }, 'colour has no option "blue": akeneo-lookup fields colour lists them'],
    [makeField('size', { type: 'number' }), { words: '5' }, 'size has no list of options: only those take spellings'],
  ])('refuses what it cannot take', (field, words, message) => {
    expect(() => withWords(field, words, 'en')).toThrow(message);
  });
});

describe('the option import', () => {
  it('has a row for each suggestion, behind the options that are there', async () => {
    const { text, count } = optionImport(await suggested('Sépia', 'bleu; vert'), 'fr');
    expect(count).toBe(2);
    expect(text.split('\r\n')).toEqual([
      'code;attribute;sort_order;label-fr_FR',
      'sepia;colour;4;Sépia',
      'bleu_vert;colour;5;"bleu; vert"',
      '',
    ]);
  });
});
