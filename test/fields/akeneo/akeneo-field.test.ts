import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertAttribute } from '../../../src/fields/akeneo/akeneo-field.js';
import type { RestAttribute } from '../../../src/fields/akeneo/akeneo-rest.js';
import { catalogueUnit, convertAmount, toStandard } from '../../../src/fields/akeneo/akeneo-unit.js';
import type { MeasurementFamily } from '../../../src/fields/akeneo/catalogue-structure.js';

type Steps = MeasurementFamily['units'][string]['toStandard'];

const unit = (toStandard: Steps, symbol?: string) => ({ labels: {}, toStandard, ...(symbol && { symbol }) });
const mul = (value: string): Steps => [{ operator: 'mul', value }];

const LENGTH: MeasurementFamily = {
  code: 'Length',
  labels: {},
  standardUnit: 'METER',
  units: { METER: unit(mul('1'), 'm'), CENTIMETER: unit(mul('0.01'), 'cm'), INCH: unit(mul('0.0254'), '"') },
};
const TEMPERATURE: MeasurementFamily = {
  code: 'Temperature',
  labels: {},
  standardUnit: 'KELVIN',
  units: {
    KELVIN: unit(mul('1'), '°K'),
    CELSIUS: unit([{ operator: 'add', value: '273.15' }], '°C'),
    FAHRENHEIT: unit(
      [
        { operator: 'sub', value: '32' },
        { operator: 'div', value: '1.8' },
        { operator: 'add', value: '273.15' },
      ],
      '°F',
    ),
  },
};

const attribute = (more: Partial<RestAttribute>): RestAttribute => ({
  code: 'a',
  type: 'pim_catalog_text',
  labels: { fr_FR: 'Libellé', en_US: 'Label' },
  ...more,
});

function fieldOf(more: Partial<RestAttribute>, around = {}) {
  const converted = convertAttribute(attribute(more), around);
  if ('reason' in converted) throw new Error(converted.reason);
  return converted.field;
}

describe('an attribute of Akeneo', () => {
  test.each([
    ['pim_catalog_text', 'text'],
    ['pim_catalog_textarea', 'text'],
    ['pim_catalog_number', 'number'],
    ['pim_catalog_boolean', 'boolean'],
  ])('of type %s becomes a field of type %s', (type, expected) => {
    expect(fieldOf({ type })).toMatchObject({ code: 'a', type: expected, akeneo: { type } });
  });

  test('becomes a select with the labels of its options, those of other languages as spellings', () => {
    const options = [
      { code: 'Red', labels: { en_US: 'Red', en_GB: 'Crimson', es_ES: 'Rojo' }, sort_order: 2 },
      { code: 'blue', labels: [] as never[], sort_order: 1 },
    ];
    const field = fieldOf({ type: 'pim_catalog_multiselect' }, { options });
    expect(field).toMatchObject({ type: 'select', multiple: true });
    expect(field.options.map(({ code }) => code)).toEqual(['blue', 'Red']);
    expect(field.options[1]?.spellings).toEqual(expect.arrayContaining(['Crimson', 'Rojo']));
  });

  test('of type metric has its default unit as texts write it', () => {
    const metric = { type: 'pim_catalog_metric', metric_family: 'Length', default_metric_unit: 'CENTIMETER' };
    expect(fieldOf({ ...metric, decimals_allowed: true }, { measurementFamilies: [LENGTH] })).toMatchObject({
      type: 'number',
      unit: 'cm',
      akeneo: { metricFamily: 'Length', defaultUnit: 'CENTIMETER', decimalsAllowed: true },
    });
    expect(fieldOf({ ...metric, decimals_allowed: false })).toMatchObject({ unit: 'cm', decimals: 0 });
  });

  test('keeps what its values have to meet', () => {
    const bounds = { type: 'pim_catalog_number', number_min: '0.5', number_max: '99', negative_allowed: false };
    expect(fieldOf(bounds).akeneo).toMatchObject({ numberMin: 0.5, numberMax: 99, negativeAllowed: false });
    expect(fieldOf({ max_characters: 12, localizable: true, scopable: true }).akeneo).toMatchObject({
      maxCharacters: 12,
      localizable: true,
      scopable: true,
    });
  });

  test('takes the label of the locale that is asked for', () => {
    expect(fieldOf({}, { locale: 'en_US' }).label).toBe('Label');
    expect(fieldOf({ labels: { es_ES: 'Etiqueta' } }).label).toBe('Etiqueta');
    expect(fieldOf({ labels: [] }).label).toBe('a');
  });

  test.each([
    'pim_catalog_identifier',
    'pim_catalog_price_collection',
    'pim_catalog_image',
    'pim_catalog_file',
    'pim_catalog_table',
    'akeneo_reference_entity',
    'pim_catalog_asset_collection',
    'pim_reference_data_simpleselect',
    'a_type_of_tomorrow',
  ])('of type %s is known, but no field', (type) => {
    expect(convertAttribute(attribute({ type }))).toMatchObject({ other: { code: 'a', akeneo: { type } } });
  });

  test('without options is no field', () => {
    expect(convertAttribute(attribute({ type: 'pim_catalog_simpleselect' }))).toMatchObject({
      reason: 'it has no options',
    });
  });
});

describe('units of Akeneo', () => {
  test('convert to the standard unit by the steps that are named after the other way', () => {
    expect(toStandard(98.6, 'FAHRENHEIT', TEMPERATURE)).toBeCloseTo(310.15, 10);
    expect(convertAmount(310.15, 'KELVIN', 'FAHRENHEIT', TEMPERATURE)).toBe(98.6);
    expect(convertAmount(55, 'INCH', 'CENTIMETER', LENGTH)).toBe(139.7);
  });

  test('convert there and back', () => {
    const units = fc.constantFrom('KELVIN', 'CELSIUS', 'FAHRENHEIT');
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), units, units, (amount, from, to) => {
        const there = convertAmount(amount, from, to, TEMPERATURE);
        expect(convertAmount(there ?? Number.NaN, to, from, TEMPERATURE)).toBeCloseTo(amount, 4);
      }),
    );
  });

  test('of another family are none', () => {
    expect(convertAmount(1, 'KILOGRAM', 'METER', LENGTH)).toBeUndefined();
    expect(convertAmount(1, 'INCH', 'METER', undefined)).toBeUndefined();
    expect(convertAmount(1, 'INCH', 'INCH', undefined)).toBe(1);
  });

  test.each([
    ['KILOWATT_HOUR', 'kWh'],
    ['SQUARE_METER', 'm²'],
    ['CELSIUS', '°C'],
    ['GIGABYTE', 'GB'],
    ['MILLIAMPEREHOUR', 'mAh'],
    ['INCH', 'in'],
  ])('%s is written %s', (code, symbol) => {
    expect(catalogueUnit(code)).toEqual({ unit: symbol });
  });

  test.each([
    ['NM', 'Nm', '1', {}, 'Nm'],
    ['NM', undefined, '1', { de_DE: 'Newtonmeter' }, 'Nm'],
    ['NM', undefined, '1', { fr_FR: 'newton-mètre', en_GB: 'newton metre' }, 'Nm'],
    ['NM', undefined, '1', {}, 'nm'],
    ['MW', 'MW', '1000000', { en_GB: 'megawatt' }, 'MW'],
    ['MW', 'mW', '0.001', { fr_FR: 'milliwatt' }, 'mW'],
    ['DAY', 'd', '1', { de_DE: 'Tag' }, 'day'],
    ['BYTE', 'B', '1', { en_GB: 'byte' }, 'byte'],
  ])('%s with the symbol %s, %s and the labels %j are one of the unit %s', (code, symbol, factor, labels, expected) => {
    const standards = { NM: code, MW: 'WATT', DAY: code, BYTE: code };
    const standardUnit = standards[code as keyof typeof standards];
    const own = { ...unit(mul(factor), symbol), labels };
    const family = { code: 'Own', labels: {}, standardUnit, units: { WATT: unit(mul('1'), 'W'), [code]: own } };
    expect(catalogueUnit(code, family)).toEqual({ unit: expected });
  });

  test('of lengths may be nanometres', () => {
    const family = { ...LENGTH, units: { ...LENGTH.units, NM: unit(mul('0.000000001'), 'nm') } };
    expect(catalogueUnit('NM', family)).toEqual({ unit: 'nm' });
  });

  test('that measure something else under a known name are not taken for it', () => {
    const stack: MeasurementFamily = {
      code: 'Paper',
      labels: {},
      standardUnit: 'SHEET',
      units: { SHEET: unit(mul('1')), REAM: unit(mul('500'), 'rm') },
    };
    expect(catalogueUnit('REAM', stack)).toMatchObject({ unit: 'rm', note: expect.stringContaining('REAM') });
    const odd = { ...LENGTH, units: { ...LENGTH.units, CENTIMETER: unit(mul('0.5'), 'cm') } };
    expect(catalogueUnit('CENTIMETER', odd).note).toBeDefined();
  });
});
