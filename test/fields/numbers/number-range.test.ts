import { describe, expect, it } from 'vitest';
import { rangesIn, readRange } from '../../../src/fields/numbers/number-range.js';
import { readAside } from '../../../src/fields/text.js';

describe('a range', () => {
  it.each<[string, number | null, number | null, string | undefined]>([
    ['220-240 V', 220, 240, 'V'],
    ['220 – 240 V', 220, 240, 'V'],
    ['-20..+60 °C', -20, 60, '°C'],
    ['-20 … +60 °C', -20, 60, '°C'],
    ['-20 °C ~ 60 °C', -20, 60, '°C'],
    ['-20/+60 °C', -20, 60, '°C'],
    ['-20--10 °C', -20, -10, '°C'],
    ['0℃ to +50℃', 0, 50, '°C'],
    ['de -20 à +60 °C', -20, 60, '°C'],
    ['entre 5 et 40 °C', 5, 40, '°C'],
    ['von 5 bis 40 °C', 5, 40, '°C'],
    ['zwischen 5 und 40 °C', 5, 40, '°C'],
    ['from 5 up to 40 °C', 5, 40, '°C'],
    ['800 mm - 1,2 m', 0.8, 1.2, 'm'],
    ['Temp. min/max : -20/60 °C', -20, 60, '°C'],
    ['max./min. 60/-20 °C', -20, 60, '°C'],
    ['min. 5 bar, max. 10 bar', 5, 10, 'bar'],
    ['mini 5 °C / maxi 50 °C', 5, 50, '°C'],
    ['max. 10 bar', null, 10, 'bar'],
    ['jusqu’à 60 W', null, 60, 'W'],
    ['höchstens 60 W', null, 60, 'W'],
    ['≤ 45 dB', null, 45, 'dB'],
    ['10 bar max.', null, 10, 'bar'],
    ['ab 5 °C', 5, null, '°C'],
    ['à partir de 5 °C', 5, null, '°C'],
    ['at least 5 °C', 5, null, '°C'],
    ['Mindestdruck 0,5 bar', 0.5, null, 'bar'],
    ['60 cm', 60, 60, 'cm'],
    ['12', 12, 12, undefined],
  ])('is read from %s', (words, min, max, unit) => {
    expect(readRange(words)).toEqual(expect.objectContaining({ min, max, ...(unit !== undefined && { unit }) }));
  });

  it('is none where no number stands', () => {
    expect(readRange('on request')).toBeUndefined();
  });

  it.each(['60 x 40 cm', '10/100 Mbit/s', '12 V, 24 W', 'réf. 10-20-30'])('is none of two numbers in %s', (words) => {
    expect(rangesIn(readAside(words)).every(({ kind }) => kind === 'single')).toBe(true);
  });

  it('says where each stands', () => {
    const source = 'Druck 1-10 bar, Temperatur bis 90 °C';
    const ranges = rangesIn(readAside(source));
    expect(ranges.map(({ start, end, kind }) => [source.slice(start, end), kind])).toEqual([
      ['1-10 bar', 'range'],
      ['90 °C', 'bound'],
    ]);
  });
});

describe('an end', () => {
  it.each<[string, readonly (string | undefined)[]]>([
    ['Minimum operating temperature: -20 °C. Maximum operating temperature: 60 °C.', ['low', 'high']],
    ['Pression max. : 10 bar', ['high']],
    ['Température maximale d’utilisation : 90 °C', ['high']],
    ['Höchsttemperatur 70 °C', ['high']],
    ['60 cm max. height 80 cm', [undefined, 'high']],
    ['Puissance maximale 60 W, hauteur 30 cm', ['high', undefined]],
    ['Style minimaliste, 60 cm', [undefined]],
    ['10 l/min', [undefined]],
    ['Durée 10 min', [undefined]],
  ])('is told in %s', (source, bounds) => {
    expect(readAside(source).numbers.map(({ bound }) => bound)).toEqual(bounds);
  });
});
