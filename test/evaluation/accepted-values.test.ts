import { describe, expect, it } from 'vitest';
import { readAccepted } from '../../src/evaluation/accepted-values.js';
import { makeField } from '../helpers/fields.js';

const colour = makeField('colour', {
  type: 'select',
  options: [
    { code: 'white', labels: { fr: 'blanc' }, spellings: ['ecru'] },
    { code: 'black', labels: { fr: 'noir' }, spellings: [] },
  ],
});
const width = makeField('width', { type: 'number', unit: 'cm', decimals: 1 });
const brand = makeField('brand', { transform: ['uppercase'] });

describe('readAccepted', () => {
  it.each([
    ['a number in the spelling of a text', width, ['61.0'], [61]],
    ['a number in another unit', width, ['610 mm'], [61]],
    ['a number with more decimals than the field', width, [23.26], [23.3]],
    ['an option by its code, label and spelling', colour, ['ecru', 'Noir', 'white'], ['white', 'black']],
    ['a list for a field of several', { ...colour, multiple: true }, [['noir', 'white']], [['white', 'black']]],
    ['a yes or no', makeField('lit', { type: 'boolean' }), ['oui'], [true]],
    ['a bare value', width, 12, [12]],
  ])('reads %s', (_, field, raw, accepted) => {
    expect(readAccepted(field, raw)).toEqual({ accepted, refused: [] });
  });

  it.each([[null], [[]], [['n/a']], ['']])('takes %j as not stated', (raw) => {
    expect(readAccepted(colour, raw)).toEqual({ accepted: null, refused: [] });
  });

  it('lets a text count as it is written and as the field writes it', () => {
    expect(readAccepted(brand, ['Acme']).accepted).toEqual(['ACME', 'Acme']);
  });

  it('keeps what the field does not take as stated, and says so', () => {
    expect(readAccepted(colour, ['off-white'])).toEqual({ accepted: ['off-white'], refused: ['off-white'] });
    expect(readAccepted(width, ['wide'])).toEqual({ accepted: ['wide'], refused: ['wide'] });
  });

  it('does not take an option for another one that it merely holds', () => {
    expect(readAccepted(colour, ['white oak']).refused).toEqual(['white oak']);
  });
});
