import { describe, expect, it } from 'vitest';
import { readAside } from '../../../src/fields/text.js';
import { convert, dictionaryUnit, parseUnit } from '../../../src/fields/units/units.js';

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
    expect(readAside(source).numbers[0]).toMatchObject({ unit: undefined });
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

describe('units by rule', () => {
  it.each<[string, string, number]>([
    ['470 nF', 'F', 4.7e-7],
    ['500 µA', 'A', 5e-4],
    ['500 μA', 'A', 5e-4],
    ['500 uA', 'A', 5e-4],
    ['500 µg', 'kg', 5e-7],
    ['2 MΩ', 'Ω', 2e6],
    ['250 Ncm', 'Nm', 2.5],
    ['40 N·m', 'Nm', 40],
    ['40 N.m', 'Nm', 40],
    ['5 kvar', 'var', 5000],
    ['60㎝', 'm', 0.6],
    ['20 ㎡', 'm²', 20],
    ['5 ㎏', 'kg', 5],
    ['12 ㎾', 'W', 12000],
    ['10 mWS', 'bar', 0.980665],
    ['10 mCE', 'bar', 0.980665],
    ['500 GPH', 'l/h', 1892.705892],
    ['2800 1/min', 'rpm', 2800],
    ['2800 min⁻¹', 'rpm', 2800],
    ['0.035 W/(m·K)', 'W/mK', 0.035],
    ['0.035 W/m·K', 'W/mK', 0.035],
    ['0.035 W·m-1·K-1', 'W/(m·K)', 0.035],
    ['0,8 kg/m', 'g/m', 800],
    ['3 litres par minute', 'l/h', 180],
    ['3 l/s', 'm³/h', 10.8],
    ['250 g/m²', 'kg/m²', 0.25],
    ['2,5 m²K/W', 'm²·K/W', 2.5],
    ['10 lb-ft', 'Nm', 13.55817948],
  ])('%s is so many %s: %f', (source, to, expected) => {
    const [number] = readAside(source).numbers;
    const [from, unit] = [parseUnit(number?.unit ?? ''), dictionaryUnit(to)];
    expect(from && unit && convert(number?.value ?? 0, from, unit)).toBeCloseTo(expected, 12);
  });

  it.each(['m/w', 'A/C', 'L x H', 'IP/44', '1/2', 'en', 'par'])('"%s" is no unit', (text) => {
    expect(parseUnit(text)).toBeUndefined();
  });

  it.each<[string, string]>([
    ['SQUARE_METER', 'm²'],
    ['CUBIC_METER_PER_HOUR', 'm³/h'],
    ['CELSIUS', '°C'],
    ['FAHRENHEIT', '°F'],
    ['HECTOHM', 'hΩ'],
    ['DEKAMPERE', 'daA'],
    ['CENTICOULOMB', 'cC'],
    ['NAUTICAL_MILE', 'nmi'],
    ['MMHG', 'Torr'],
    ['LITER_PER_DAY', 'l/day'],
    ['ATTOFARAD', 'aF'],
    ['PIECE', 'pcs'],
    ['GIGAPASCAL', 'GPa'],
    ['SQUARE_DEKAMETER', 'dam²'],
  ])("Akeneo's %s is %s", (code, symbol) => {
    expect(dictionaryUnit(code)?.symbol).toBe(symbol);
  });

  it.each(['H', 'F', 'S'])('a dictionary may say %s, a text may not', (symbol) => {
    expect(dictionaryUnit(symbol)?.symbol).toBe(symbol);
    expect(readAside(`Width 60 ${symbol} 80`).numbers[0]?.unit).not.toBe(symbol);
  });
});
