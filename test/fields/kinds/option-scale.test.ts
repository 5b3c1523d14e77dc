import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { makeField } from '../make-field.js';

const ENERGY = makeField({
  label: 'Energy efficiency class',
  labels: { fr: 'Classe énergétique', de: 'Energieeffizienzklasse' },
  type: 'select',
  options: ['A+++', 'A++', 'A+', 'A', 'B', 'C', 'D', 'E', 'F', 'G'],
});
const SIZE = { label: 'Size', labels: { fr: 'Taille', de: 'Größe' }, type: 'select', options: ['S', 'M', 'L', 'XL'] };

function valuesOf(field: typeof ENERGY, source: string): readonly unknown[] {
  return mentionsOf(field, readAside(source)).map(({ value }) => value);
}

describe('a scale beside a value', () => {
  it.each([
    ['Classe énergétique (A à G) : E', 'E'],
    ['Classe énergétique : B sur une échelle de A à G', 'B'],
    ['Energieeffizienzklasse (A bis G): F', 'F'],
    ['Energieeffizienzklasse: E (Spektrum A bis G)', 'E'],
    ['Energieeffizienzklasse (A+++ bis D): A+', 'A+'],
    ['Energy class (A-G): D', 'D'],
    ['Energy class (A – G) C', 'C'],
    ['Energy efficiency class: A', 'A'],
    ['Energieklasse A', 'A'],
    ['Rutschhemmung Klasse C, Energieklasse A', 'A'],
    ['Spin class B; Energy class: A', 'A'],
    ['Fettabscheidegrad: Klasse C, Energieeffizienzklasse: A', 'A'],
    ['Classe énergétique : D. Bruit 44 dB(A), classe B', 'D'],
    ['Energy class E; noise 39 dB(A) re 1 pW, class C', 'E'],
  ])('is no value: %s', (source, value) => {
    expect(valuesOf(ENERGY, source)).toEqual([value]);
  });

  it.each(['Sizes S-XL', 'Taille S à XL', 'Größen S bis XL', 'Size: M to XL'])(
    'is no value for one of a range on offer: %s',
    (source) => {
      expect(valuesOf(makeField(SIZE), source)).toEqual([]);
    },
  );

  it.each(['Energieklasse: siehe Etikett', 'Energieklasse', 'Rutschhemmung Klasse C'])(
    'is none without a letter of its own: %s',
    (source) => {
      const spelled = makeField({
        type: 'select',
        label: 'Energieeffizienzklasse',
        options: ['C', 'E'].map((code) => ({ code, labels: { de: code }, spellings: [`Energieklasse ${code}`] })),
      });
      expect(valuesOf(spelled, source)).toEqual([]);
    },
  );

  it.each(['Classe : II', 'Schutzklasse: II', 'Classe II', 'classe 2', 'Schutzklasse 2'])(
    'stands behind a colon: %s',
    (source) => {
      const field = makeField({
        type: 'select',
        label: 'Classe de protection',
        options: ['1', '2'].map((code) => ({ code, labels: { fr: `classe ${code}`, de: `Schutzklasse ${code}` } })),
      });
      expect(valuesOf(field, source)).toEqual(['2']);
    },
  );

  it('leaves a single size and a field of several values alone', () => {
    expect(valuesOf(makeField(SIZE), 'Size: XL - cotton')).toEqual(['XL']);
    expect(valuesOf(makeField(SIZE), 'Taille M')).toEqual(['M']);
    expect(valuesOf(makeField({ ...SIZE, multiple: true }), 'Size: M to XL')).toEqual(['M', 'XL']);
  });
});
