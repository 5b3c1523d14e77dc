import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import type { Value } from '../../src/fields/field.js';
import { guidedDigits, guidedEnd, guidedWriting, silentUnitOf } from '../../src/fields/guideline-rules.js';
import { makeField } from './make-field.js';

const number = (guideline: string, unit = 'cm') => makeField({ label: 'Width', type: 'number', unit, guideline });
const text = (guideline: string, label = 'Brand') => makeField({ label, guideline });

describe('what a guideline says of numbers', () => {
  it.each<[string, string | undefined]>([
    ['If no unit is specified, assume the measurement is in inches.', 'in'],
    ['In mm when no unit is given', 'mm'],
    ['Values without a unit are in feet', 'ft'],
    ['Nombre sans unité : en millimètres', 'mm'],
    ["En mm si l'unité manque", 'mm'],
    ['Zahlen ohne Einheit sind in Zoll', 'in'],
    ['In mm, wenn keine Einheit dabei steht', 'mm'],
    ['If no unit is specified, leave it empty in doubt', undefined],
    ['If no unit is given, assume grams, in doubt nothing', undefined],
    ['Convert to inches', undefined],
  ])('gives bare numbers a unit, or not: %s', (guideline, symbol) =>
    expect(silentUnitOf(number(guideline))?.symbol).toBe(symbol),
  );

  it('gives none of another dimension', () =>
    expect(silentUnitOf(number('If no unit is given, it is in inches', 'kg'))).toBeUndefined());

  it.each<[string, 'low' | 'high' | undefined]>([
    ['For ranges, use the larger value', 'high'],
    ['Use the smaller end of a range', 'low'],
    ["Prendre la plus grande valeur d'une plage", 'high'],
    ['Bei Bereichen den kleineren Wert', 'low'],
    ['Bei einem Bereich gilt der größere Wert', 'high'],
    ['Use the larger side', undefined],
    ['Ranges: the larger value; never the smaller of a range', undefined],
    ['A large range of colours', undefined],
  ])('takes an end of a range, or not: %s', (guideline, end) => expect(guidedEnd(number(guideline))).toBe(end));
});

describe('what a guideline says of texts', () => {
  it.each<[string, string | undefined]>([
    ['Return the brand in uppercase format', 'upper'],
    ['En majuscules', 'upper'],
    ['In Großbuchstaben schreiben', 'upper'],
    ['Write it in lower case', 'lower'],
    ['Remove any non-alphanumeric characters', 'bare'],
    ['Nur Buchstaben und Ziffern, in Großbuchstaben', 'bare upper'],
    ['Uniquement des lettres et des chiffres', 'bare'],
    ['The brand stands in the title', undefined],
    ['Uppercase letters of the logo do not matter', undefined],
  ])('tells how they are written, or not: %s', (guideline, writing) =>
    expect(guidedWriting(text(guideline))).toBe(writing),
  );

  it.each<[string, string | undefined]>([
    ['the code by isolating digits 2 to 6', '^\\d{1}(\\d{5})'],
    ['les chiffres 1 à 3 du code', '^\\d{0}(\\d{3})'],
    ['die Ziffern 4-6', '^\\d{3}(\\d{3})'],
    ['has 2 to 6 digits', undefined],
  ])('tells which digits are asked for, or not: %s', (guideline, match) => expect(guidedDigits(guideline)).toBe(match));
});

describe('without an example, the engine follows the guideline', () => {
  const answer = (field: ReturnType<typeof makeField>, source: string): Value | undefined =>
    createEngine({ read: () => undefined }).answer([field], source)[0]?.value;

  it.each<[ReturnType<typeof makeField>, string, Value]>([
    [number('The width of the product'), 'Width: 10', 10],
    [number('If no unit is specified, assume that it is in inches'), 'Width: 10', 25.4],
    [number('If no unit is specified, assume that it is in inches'), 'Width: 10 mm', 1],
    [number('For ranges, use the larger value'), 'Width 60-80 cm', 80],
    [number('The width of the product'), 'Width 60-80 cm', null],
    [text('Return the brand in uppercase'), 'Brand: Hansen', 'HANSEN'],
    [text('As the product says'), 'Brand: Hansen', 'Hansen'],
    [text('Only letters and digits', 'Model'), 'Model: AB-12/3', 'AB123'],
    [text('Isolate digits 2 to 6', 'Retail UPC'), 'Retail UPC: 012345678905', '12345'],
    [text('As it stands', 'Retail UPC'), 'Retail UPC: 012345678905', '012345678905'],
  ])('%#', (field, source, expected) => expect(answer(field, source)).toEqual(expected));
});
