import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import type { AkeneoAttribute } from '../../../src/fields/akeneo/akeneo-attribute.js';
import type { CatalogueStructure, StatedStructure } from '../../../src/fields/akeneo/catalogue-structure.js';
import type { Field, Value } from '../../../src/fields/field.js';
import { akeneoColumns } from '../../../src/output/akeneo/akeneo-columns.js';
import { akeneoPlace, identifierColumn, placeNotes } from '../../../src/output/akeneo/akeneo-place.js';
import { makeField } from '../../helpers/fields.js';

const PLACE = { locale: 'fr_FR', channel: 'print' };

function attribute(akeneo: Partial<AkeneoAttribute>, field: Partial<Field> = {}): Field {
  return makeField('largeur', { ...field, akeneo: { type: 'pim_catalog_number', ...akeneo } });
}

const METRIC = { type: 'pim_catalog_metric', metricFamily: 'Length', defaultUnit: 'CENTIMETER' };

describe('the columns of an attribute', () => {
  it.each<[string, Field, string[]]>([
    ['a number', attribute({}), ['largeur']],
    ['a measure', attribute(METRIC), ['largeur', 'largeur-unit']],
    ['one that is localizable', attribute({ localizable: true }), ['largeur-fr_FR']],
    ['one that is scopable', attribute({ scopable: true }), ['largeur-print']],
    ['one that is both', attribute({ localizable: true, scopable: true }), ['largeur-fr_FR-print']],
    [
      'a measure that is both',
      attribute({ ...METRIC, localizable: true, scopable: true }),
      ['largeur-fr_FR-print', 'largeur-fr_FR-print-unit'],
    ],
    ['a field that Akeneo says nothing of', makeField('largeur', { type: 'number', unit: 'cm' }), ['largeur']],
    ['one with a unit of Akeneo', makeField('l', { type: 'number', unit: 'CENTIMETER' }), ['l', 'l-unit']],
  ])('are those of %s', (_, field, headers) => {
    expect(akeneoColumns(field, PLACE)).toMatchObject({ headers });
  });

  it('are none for a locale that it does not have', () => {
    const field = attribute({ localizable: true, availableLocales: ['de_DE'] });
    expect(akeneoColumns(field, PLACE)).toBe('largeur has no value for fr_FR');
  });

  it.each<[string, Field, NonNullable<Value>, unknown]>([
    ['amount and unit', attribute(METRIC), 60, [60, 'CENTIMETER']],
    ['codes', attribute({ type: 'pim_catalog_multiselect' }), ['a', 'b'], [['a', 'b']]],
    ['yes/no', attribute({ type: 'pim_catalog_boolean' }), false, [false]],
    ['a decimal where none is allowed', attribute({ decimalsAllowed: false }), 1.5, 'largeur has decimals, which'],
    ['a whole number there', attribute({ decimalsAllowed: false }), 2, [2]],
    ['a number below zero', attribute({ negativeAllowed: false }), -1, 'largeur is below zero, which'],
    ['a number above the bound', attribute({ numberMax: 100 }), 100.5, 'largeur is outside of the bounds'],
    ['the bound itself', attribute({ numberMin: 1, numberMax: 100 }), 100, [100]],
    ['a text that is too long', attribute({ type: 'pim_catalog_text' }), 'é'.repeat(256), 'largeur is longer than 255'],
    ['a text that just fits', attribute({ type: 'pim_catalog_text' }), '😀'.repeat(255), ['😀'.repeat(255)]],
    ['a long text area', attribute({ type: 'pim_catalog_textarea' }), 'x'.repeat(300), ['x'.repeat(300)]],
    ['a text above its own bound', attribute({ maxCharacters: 3 }), 'abcd', 'largeur is longer than 3 characters'],
  ])('hold %s, or say why not', (_, field, value, expected) => {
    const columns = akeneoColumns(field, PLACE);
    if (typeof columns === 'string') throw new Error(columns);
    const cells = columns.cells(value);
    if (typeof expected === 'string') expect(cells).toContain(expected);
    else expect(cells).toEqual(expected);
  });

  it('hold no text that a cell of a workbook would cut', () => {
    const columns = akeneoColumns(attribute({ type: 'pim_catalog_textarea' }), { ...PLACE, longestCell: 10 });
    if (typeof columns === 'string') throw new Error(columns);
    expect(columns.cells('x'.repeat(11))).toContain('longer than a cell of a workbook: name the output .csv');
    expect(columns.cells('x'.repeat(10))).toEqual(['x'.repeat(10)]);
  });
});

function structureOf(stated: StatedStructure): CatalogueStructure {
  const { otherAttributes = [], channels = [], locales = [] } = stated;
  return {
    otherAttributes: () => otherAttributes,
    channels: () => channels,
    locales: () => locales,
    families: () => [],
    familyVariants: () => [],
    measurementFamilies: () => [],
    etimClass: () => undefined,
    etimClasses: () => [],
  };
}

const channel = (code: string, ...locales: string[]) => ({
  code,
  locales,
  labels: {},
  currencies: [],
  conversionUnits: {},
});

describe('where values go', () => {
  const plain = [attribute({})];
  const localizable = [attribute({ localizable: true })];
  const both = [attribute({ localizable: true, scopable: true })];

  it.each<[string, readonly Field[], StatedStructure, object, object]>([
    ['nowhere in particular', plain, { locales: ['fr_FR'] }, {}, {}],
    ['to the locale of the language', localizable, { locales: ['de_DE', 'fr_FR'] }, {}, { locale: 'fr_FR' }],
    [
      'to the locale that is named',
      localizable,
      { locales: ['fr_FR', 'fr_BE'] },
      { locale: 'fr_BE' },
      { locale: 'fr_BE' },
    ],
    [
      'to what is named where nothing is known',
      both,
      {},
      { locale: 'it_IT', channel: 'c' },
      { locale: 'it_IT', channel: 'c' },
    ],
    ['to the only channel', both, { channels: [channel('web', 'fr_FR')] }, {}, { channel: 'web', locale: 'fr_FR' }],
    [
      'to a locale of the channel',
      both,
      { locales: ['fr_FR', 'fr_BE'], channels: [channel('web', 'fr_BE'), channel('print', 'fr_FR')] },
      { channel: 'print' },
      { channel: 'print', locale: 'fr_FR' },
    ],
  ])('is %s', (_, fields, structure, named, place) => {
    expect(akeneoPlace(fields, structureOf(structure), { language: 'fr', ...named })).toEqual(
      expect.objectContaining(place),
    );
  });

  it.each<[string, readonly Field[], StatedStructure, object, string]>([
    [
      'two locales of the language',
      localizable,
      { locales: ['fr_FR', 'fr_BE', 'de_DE'] },
      {},
      'name it with --locale fr_FR or fr_BE',
    ],
    [
      'no locale of the language',
      localizable,
      { locales: ['de_DE', 'it_IT'] },
      {},
      'name it with --locale de_DE or it_IT',
    ],
    ['nothing that is known', localizable, {}, {}, 'largeur has a value per locale: name it with --locale fr_FR'],
    [
      'a locale that there is not',
      localizable,
      { locales: ['fr_FR'] },
      { locale: 'fr_CH' },
      'there is no locale "fr_CH"',
    ],
    [
      'two channels and no locale',
      both,
      { channels: [channel('a'), channel('b')] },
      {},
      'largeur has a value per channel, and largeur has a value per locale: name them with --channel a or b and --locale fr_FR',
    ],
    [
      'two channels that tell the locale',
      both,
      { channels: [channel('a', 'fr_FR'), channel('b', 'fr_BE', 'de_DE')] },
      {},
      'largeur has a value per channel: name it with --channel a or b',
    ],
    ['nothing that is known of both', both, {}, {}, 'name them with --channel ecommerce and --locale fr_FR'],
    ['what is no locale at all', localizable, {}, { locale: 'french' }, 'there is no locale "french"'],
    [
      'a channel that there is not, for values of all channels',
      plain,
      { channels: [channel('a')] },
      { channel: 'b' },
      'there is no channel "b": name it with --channel a',
    ],
    [
      'a locale that only channels tell of',
      localizable,
      { channels: [channel('a', 'fr_FR')] },
      { locale: 'xx_XX' },
      'there is no locale "xx_XX"',
    ],
    [
      'neither a channel nor a locale that there is',
      both,
      { channels: [channel('a', 'fr_FR')], locales: ['fr_FR'] },
      { channel: 'b', locale: 'xx_XX' },
      'there is no channel "b", and there is no locale "xx_XX": name them with --channel a and --locale fr_FR',
    ],
    ['a channel that there is not', both, { channels: [channel('a')] }, { channel: 'b' }, 'there is no channel "b"'],
  ])('is not clear with %s', (_, fields, structure, named, message) => {
    const place = () => akeneoPlace(fields, structureOf(structure), { language: 'fr', ...named });
    expect(place).toThrow(message);
    expect(place).toThrow(UserError);
  });

  it('tells what could not be checked', () => {
    const place = { channel: 'b', locale: 'fr_FR' };
    expect(placeNotes(place, structureOf({})).join('\n')).toMatch(
      /knows no channels, .*"b"[\s\S]*knows no locales, .*"fr_FR"/,
    );
    expect(placeNotes(place, structureOf({ locales: ['fr_FR'] }))).toHaveLength(1);
    expect(placeNotes(place, structureOf({ channels: [channel('b', 'fr_FR')] }))).toEqual([]);
    expect(placeNotes({}, structureOf({}))).toEqual([]);
  });

  it('is told by the main identifier, or by the only one', () => {
    const identifier = (code: string, mainIdentifier?: true) => ({
      code,
      labels: {},
      akeneo: { type: 'pim_catalog_identifier', ...(mainIdentifier && { mainIdentifier }) },
    });
    const image = { code: 'photo', labels: {}, akeneo: { type: 'pim_catalog_image' } };
    const of = (...otherAttributes: StatedStructure['otherAttributes'] & object[]) =>
      identifierColumn(structureOf({ otherAttributes }));
    expect(of(image, identifier('ean'), identifier('sku', true))).toBe('sku');
    expect(of(image, identifier('ref'))).toBe('ref');
    expect(of(identifier('ean'), identifier('sku'))).toBeUndefined();
    expect(of(image)).toBeUndefined();
  });
});
