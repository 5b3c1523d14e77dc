import { describe, expect, it } from 'vitest';
import { readAside } from '../../src/fields/text.js';
import { convert, parseUnit } from '../../src/fields/units.js';

describe('parseUnit', () => {
  it.each<[string, string]>([
    ['mm', 'mm'],
    ['CM', 'cm'],
    ['Zoll', 'in'],
    ['pouces', 'in'],
    ['"', 'in'],
    ['pieds', 'ft'],
    ['µm', 'µm'],
    ['Gramm', 'g'],
    ['KG', 'kg'],
    ['lbs', 'lb'],
    ['ounces', 'oz'],
    ['mW', 'mW'],
    ['MW', 'MW'],
    ['kw', 'kW'],
    ['kVA', 'kVA'],
    ['Liter', 'l'],
    ['L', 'l'],
    ['dm³', 'l'],
    ['m3', 'm³'],
    ['mA', 'mA'],
    ['MPa', 'MPa'],
    ['mbar', 'mbar'],
    ['MHz', 'MHz'],
    ['tr/min', 'rpm'],
    ['U/min', 'rpm'],
    ['dB(A)', 'dB'],
    ['dB(A) re 1 pW', 'dB'],
    ['kBit/s', 'kbit/s'],
    ['Mbps', 'Mbit/s'],
    ['Go', 'GB'],
    ['To', 'TB'],
    ['°C', '°C'],
    ['degC', '°C'],
    ['mégapixels', 'Mpx'],
    ['Stück', 'pcs'],
    ['cd/m2', 'cd/m²'],
    ['kg.', 'kg'],
  ])('reads %s as %s', (text, symbol) => {
    expect(parseUnit(text)?.symbol).toBe(symbol);
  });

  it.each(['', 'cartons', 'IP', 'mmm', 'kg net'])('knows no unit %j', (text) => {
    expect(parseUnit(text)).toBeUndefined();
  });
});

describe('convert', () => {
  it.each<[number, string, string, number]>([
    [59.8, 'cm', 'mm', 598],
    [1, 'in', 'cm', 2.54],
    [5, 'ft', 'in', 60],
    [1.3, 'oz', 'g', 36.8543800625],
    [1.5, 'kW', 'W', 1500],
    [1, 'm³', 'l', 1000],
    [3, 'bar', 'kPa', 300],
    [54, 'Mbit/s', 'kBit/s', 54000],
    [512, 'MB', 'GB', 0.5],
    [1, 'TB', 'GB', 1000],
    [212, '°F', '°C', 100],
    [20, '°C', 'K', 293.15],
    [8, 'Mpx', 'px', 8000000],
    [0.1, 'm', 'cm', 10],
  ])('turns %s %s into %s as %s', (value, from, to, expected) => {
    expect(convert(value, unitOf(from), unitOf(to))).toBe(expected);
  });

  it('refuses units of another dimension', () => {
    expect(convert(1, unitOf('kg'), unitOf('cm'))).toBeUndefined();
    expect(convert(1, unitOf('W'), unitOf('VA'))).toBeUndefined();
  });
});

describe('units behind numbers', () => {
  it.each<[string, string]>([
    ['60mm', 'mm'],
    ['60 mm', 'mm'],
    ['60\u00a0mm', 'mm'],
    ['2.5-inch', 'in'],
    ['300-GB', 'GB'],
    ['3.0 "', 'in'],
    ["3''", 'in'],
    ['40 dB(A) re 1 pW', 'dB'],
    ['1400 tr/min', 'rpm'],
    ['16,1 millions de pixels', 'Mpx'],
    ['25 images par seconde', 'fps'],
    ['350 cd/m²', 'cd/m²'],
    ['12 m³/h', 'm³/h'],
    ['3 fl. oz.', 'fl oz'],
    ['10 in x 5', 'in'],
    ['12 mètres cubes', 'm³'],
    ['30x', 'x'],
    ['14K gold', 'kt'],
    ['12 Liter/Minute', 'l/min'],
    ['4 000 °K', 'K'],
    ['courbe C, 6KA', 'kA'],
  ])('reads %s', (source, symbol) => {
    expect(readAside(source).numbers[0]?.unit).toBe(symbol);
  });

  it.each([
    '5 in a pack',
    '12 motifs',
    '8 Montagearten',
    '2 à 3 fois',
    '3 x RJ45',
    '12 gros cartons',
    'DSC-R5W',
    '4 Vitesses',
  ])('sees none in %s', (source) => {
    expect(readAside(source).numbers[0]).not.toHaveProperty('unit');
  });

  it('tells a letter in another case than the symbol', () => {
    expect(readAside('6G SAS').numbers[0]).toMatchObject({ unit: 'g', looseUnit: true });
    expect(readAside('60 W').numbers[0]).toMatchObject({ unit: 'W', looseUnit: false });
  });
});

function unitOf(symbol: string) {
  const unit = parseUnit(symbol);
  if (!unit) throw new Error(`no unit ${symbol}`);
  return unit;
}
