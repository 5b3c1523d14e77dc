import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../src/fields/mentions.js';
import { readAside } from '../../../src/fields/text.js';
import { selectOf } from '../make-field.js';

const MATERIAL = selectOf(
  'Material',
  { code: 'steel', labels: { en: 'steel', fr: 'acier', de: 'Stahl' } },
  { code: 'wood', labels: { en: 'wood', fr: 'bois', de: 'Holz' } },
  { code: 'glass', labels: { en: 'glass', fr: 'verre', de: 'Glas' } },
  { code: 'fauxleather', labels: { en: 'faux leather', fr: 'simili cuir', de: 'Kunstleder' } },
);

describe('a material in a German compound', () => {
  it.each<[string, readonly string[]]>([
    ['Stahlrohr', ['steel']],
    ['Stahlblech 2 mm', ['steel']],
    ['Stahlregal verzinkt', ['steel']],
    ['Holzschraube aus Stahl', ['steel']],
    ['Holzschrauben aus Stahl, 100 Stück', ['steel']],
    ['Holzschutz für den Garten', []],
    ['Sofa aus Lederimitat', ['fauxleather']],
    ['Steelcase office chair', []],
    ['Glasgow Kanne', []],
  ])('is that of the product, not of what it is for: %s', (source, expected) => {
    const plain = mentionsOf(MATERIAL, readAside(source)).filter(({ standing }) => standing === undefined);
    expect(plain.map(({ value }) => value)).toEqual(expected);
  });
});

describe('two values with a spaced slash between them', () => {
  it.each(['Stahl / Holz', 'Tisch, Stahl / Holz', 'steel / wood', 'acier / bois'])('are a choice: %s', (source) => {
    expect(mentionsOf(MATERIAL, readAside(source)).map(({ standing }) => standing)).toEqual(['choice', 'choice']);
  });
});
