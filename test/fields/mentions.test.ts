import { describe, expect, it } from 'vitest';
import { answerToItem } from '../../src/fields/kinds/statement.js';
import { mentionsOf, placesOf, readingOf } from '../../src/fields/mentions.js';
import { readAside } from '../../src/fields/text.js';
import { makeField, selectOf } from './make-field.js';

const COLOUR = selectOf('Colour', 'red', 'black', 'rouge', 'noir', 'rot', 'schwarz');
const EXTRAS = makeField({ type: 'select', label: 'Extras', multiple: true, options: ['Wi-Fi', 'Bluetooth'] });
const LEGS = makeField({ type: 'boolean', label: 'Avec pieds' });

describe('the places of values', () => {
  it.each([
    [COLOUR, 'Red Bull energy drink can, black, not red'],
    [COLOUR, 'Vis rouge ou noir, sans rouge'],
    [COLOUR, 'Schrauben für rot, Griff schwarz'],
    [EXTRAS, 'Wi-Fi: no, Bluetooth (optional)'],
    [LEGS, 'baignoire sans pieds'],
  ])('are those of the mentions, whoever asked first: %#', (field, source) => {
    const wanted = mentionsOf(field, readAside(source)).map(({ standing: _, ...place }) => place);
    expect(wanted.length).toBeGreaterThan(0);
    expect(placesOf(field, readAside(source))).toEqual(wanted);
    const text = readAside(source);
    const { mentions } = readingOf(field, text);
    expect(placesOf(field, text)).toBe(mentions);
    expect(mentionsOf(field, text)).toEqual(mentions);
  });

  it('are of the text and the field that are asked about, not of the last ones', () => {
    const [first, second] = [readAside('rouge'), readAside('noir')];
    const values = () => [first, second].map((text) => mentionsOf(COLOUR, text).map(({ value }) => value));
    expect([values(), values()]).toEqual([
      [['rouge'], ['noir']],
      [['rouge'], ['noir']],
    ]);
    expect(mentionsOf(EXTRAS, second)).toEqual([]);
  });
});

describe('an answer to an item', () => {
  it.each([
    ['Wi-Fi: no', 'no'],
    ['Wi-Fi : oui', 'yes'],
    ['Wi-Fi\uff1a ja', 'yes'],
    ['Wi-Fi (optional)', 'optional'],
    ['Wi-Fi - nein', 'no'],
    ['Wi-Fi included: yes', 'yes'],
    ['Wi-Fi', undefined],
    ['Wi-Fi, no', undefined],
    ['Wi-Fi no', undefined],
  ])('%s', (source, stance) => {
    expect(answerToItem(source, 'Wi-Fi'.length)).toBe(stance);
  });
});
