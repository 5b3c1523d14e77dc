import { describe, expect, it } from 'vitest';
import { dictionaryUnit } from '../../../../src/fields/units/units.js';
import { answersWithoutExamples, type StatedRow } from './answers-without-examples.js';

describe('without an example, the engine reads the units of catalogues', () => {
  it.each<StatedRow>([
    ['Leerlaufdrehzahl 1/min: 3200', { speed: 3200 }],
    ['Breite cm: 60', { width: 600 }],
    ['Poids kg : 12', { weight: 12 }],
    ['Gewicht 2,5 Tonnen', { weight: 2500 }],
    ['Width: 60 CMT', { width: 600 }],
    ['Gewicht: 2 KGM', { weight: 2 }],
    ['Puissance : 60 WTT', { power: 60 }],
    ['Spannung 230 VLT, Breite 50 MMT', { voltage: 230, width: 50 }],
    ['Hauteur : 2 MTR', { height: 2000 }],
  ])('codes and labels: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each<StatedRow>([
    ['Width 60 NEW', { width: null }],
    ['Leistung 60 W', { power: 60 }],
    ['Modell CMT: Breite 60 cm', { width: 600 }],
    ['Weight 2 tons', { weight: 2000 }],
    ['Drehzahl: 1400 1/min', { speed: 1400 }],
  ])('what is none: %s', (text, expected) => {
    expect(answersWithoutExamples(text, Object.keys(expected))).toEqual(expected);
  });

  it.each([
    ['Degree celsius', '°C'],
    ['Newton metre', 'Nm'],
    ['Square millimetre', 'mm²'],
    ['Cubic metre per hour', 'm³/h'],
    ['Kilowatt hour', 'kWh'],
    ['Watt hour', 'Wh'],
    ['Ampere hour', 'Ah'],
  ])('the unit of a dictionary spelt out: %s', (name, symbol) => {
    expect(dictionaryUnit(name)?.symbol).toBe(symbol);
  });
});
