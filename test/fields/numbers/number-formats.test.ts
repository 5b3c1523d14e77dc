import { describe, expect, it } from 'vitest';
import { readAside } from '../../../src/fields/text.js';

function valuesIn(source: string): readonly number[] {
  return readAside(source).numbers.map((number) => number.value);
}

describe('number formats', () => {
  it.each<[string, number]>([
    ['12', 12],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['0,450', 0.45],
    ['0.450', 0.45],
    ['3 493,8', 3493.8],
    ['3\u00a0493,8', 3493.8],
    ['3\u202f493,8', 3493.8],
    ['1,248.5', 1248.5],
    ['1.248,5', 1248.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ["1'250 mm", 1250],
    ['1/4"', 0.25],
    ['47 1/4', 47.25],
    ['47-1/4', 47.25],
    ['1-7/16', 1.4375],
    ['½', 0.5],
    ['1½', 1.5],
    ['1 ½', 1.5],
    ['.5"', 0.5],
    ['5\'11"', 71],
    ['5 ft 11 in', 71],
    ['1h30', 90],
    ['1 h 30 min', 90],
    ['1m20', 120],
    ['10K', 10000],
    ['15k rpm', 15000],
    ['3000K', 3000],
    ['12e5'.slice(0, 2), 12],
  ])('reads %s as %s', (source, value) => {
    expect(valuesIn(source)).toEqual([value]);
  });

  it.each<[string, readonly number[]]>([
    ['16/9', [16, 9]],
    ['50/60 Hz', [50, 60]],
    ['8 1/2 x 11', [8.5, 11]],
    ['taille 2, 3', [2, 3]],
    ['10-20 mm', [10, 20]],
    ['10…20', [10, 20]],
    ['2 400 x 1 200 ppp, pour le bureau et la maison', [2400, 1200]],
    ['AC-3 400 V', [3, 400]],
    ['the box of 12 100 sheets', [12, 100]],
  ])('reads %s as the numbers %j', (source, values) => {
    expect(valuesIn(source)).toEqual(values);
  });

  describe('three digits behind one sign', () => {
    it.each<[string, number]>([
      ['the length is 1,248 for this and that', 1248],
      ['la longueur est de 1,248 pour le modèle', 1.248],
      ['der Preis und die Länge 1.248 für das Modell', 1248],
      ['the ratio is 1.248 for this and that', 1.248],
      ['1.200 mm', 1200],
      ['1,200 mm', 1200],
      ['1.235 kg', 1.235],
      ['poids de 1,235 kg avec le pied', 1.235],
      ['the weight is 1,235 lb with the base', 1235],
      ['2.000 Blatt', 2000],
      ['12,5 cm et 1,248', 1.248],
      ['12.5 cm and 1,248', 1248],
    ])('reads %s as %s', (source, value) => {
      expect(valuesIn(source)).toContain(value);
    });
  });

  it.each<[string, number]>([
    ['lot de deux', 2],
    ['Twelve per pack', 12],
    ['quad-core', 4],
    ['zwei Stück', 2],
    ['dozen', 12],
  ])('reads the number word in %s as %s', (source, value) => {
    expect(readAside(source).numbers).toMatchObject([{ value, kind: 'word' }]);
  });

  it.each<[string, number, string]>([
    ['-20 °C', -20, '-20 °C'],
    ['de −5 à 40 °C', -5, '−5'],
    ['- 20 mm', 20, '20 mm'],
    ['GU-10 W', 10, '10 W'],
  ])('takes the dash of %s for a minus only before a temperature', (source, value, words) => {
    const [first] = readAside(source).numbers;
    expect(first?.value).toBe(value);
    expect(source.slice(first?.start, first?.end)).toBe(words);
  });
});
