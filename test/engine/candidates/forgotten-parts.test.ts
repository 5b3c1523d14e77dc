import { expect, it } from 'vitest';
import { candidateSets } from '../../../src/engine/candidates/candidate-sets.js';
import { profileOf } from '../../../src/engine/candidates/profile.js';
import type { Field } from '../../../src/fields/field.js';
import { forgetParts, readText } from '../../../src/fields/text.js';
import { makeField, makeSelect } from '../../helpers/fields.js';

const FIELDS: readonly (readonly [Field, string | number | boolean])[] = [
  [makeField('WIDTH', { label: 'Breite', type: 'number', unit: 'cm' }), 40],
  [makeField('WEIGHT', { label: 'Poids', type: 'number', unit: 'kg' }), 3.5],
  [makeSelect('COLOUR', 'Colour', ['oak', 'ash grey']), 'oak'],
  [makeField('WHEELS', { label: 'roulettes', type: 'boolean' }), true],
  [makeField('MODEL', { label: 'Model' }), 'KX 20'],
];

it.each([
  'Regal KX 20, oak, Maße: 40 x 80 x 200 cm (B x H x T), 3,5 kg, avec roulettes',
  'Étagère KX 20 – 80 × 40 cm, poids : 3,5 kg, ash grey; livré avec roulettes',
  'Shelf KX 20 in oak / ash grey, 40\u00a0x\u00a025\u00a0x\u00a012\u00a0cm, 3.5 kg, 2x 60 W',
])('what is read of a text again gives the same candidates: %s', (description) => {
  for (const [field, value] of FIELDS) {
    const text = readText(description);
    const profile = profileOf(field, [{ text, value }]);
    const before = candidateSets(field, text, profile);
    const { numbers, words } = text;
    forgetParts(text);
    expect(candidateSets(field, text, profile)).toEqual(before);
    expect(text.numbers).toEqual(numbers);
    expect(text.numbers).not.toBe(numbers);
    expect(text.words).toEqual(words);
    expect(text.words).not.toBe(words);
  }
});
