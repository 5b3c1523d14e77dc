import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { parseField } from '../../../src/fields/parse/parse-field.js';

function parse(entry: unknown) {
  return parseField(entry, 'fields.json, entry 3');
}

function problemOf(entry: unknown): string {
  try {
    parse(entry);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('no error');
}

describe('parseField', () => {
  it('reads the unit in the brackets of the label', () => {
    expect(parse({ name: 'EF000008', label: 'largeur (cm)', type: 'number', multiple: false })).toEqual({
      field: {
        code: 'EF000008',
        label: 'largeur (cm)',
        labels: {},
        type: 'number',
        unit: 'cm',
        options: [],
        multiple: false,
      },
      ignoredKeys: [],
    });
  });

  it.each<[string, string | undefined]>([
    ['emission du bruit (dB(A) re 1 pW)', 'dB(A) re 1 pW'],
    ['puissance max. ventilateur(s) (kW)', 'kW'],
    ['Indice de protection (IP)', undefined],
    ['largeur', undefined],
    ['poids [kg]', 'kg'],
    [') odd (', undefined],
  ])('finds in %s the unit %s', (label, unit) => {
    expect(parse({ name: 'F', label, type: 'number' }).field.unit).toBe(unit);
  });

  it('lets an own unit win over the label', () => {
    expect(parse({ name: 'F', label: 'largeur (cm)', type: 'number', unit: 'mm', decimals: 1 }).field).toMatchObject({
      unit: 'mm',
      decimals: 1,
    });
  });

  it.each([
    [['oui', 'non'], 'boolean'],
    [['Non', 'Oui'], 'select'],
    [['yes', 'no'], 'select'],
    [['Ja', 'Nein'], 'boolean'],
    [
      [
        { code: '1', labels: { fr: 'Oui' } },
        { code: '0', labels: { fr: 'Non' } },
      ],
      'select',
    ],
  ])('takes a field with the options %j for yes/no', (options, type) => {
    expect(parse({ name: 'F', label: 'Avec pieds', type, options }).field).toMatchObject({
      type: 'boolean',
      options: [],
      multiple: false,
    });
  });

  it('keeps the spellings of yes', () => {
    const options = [{ code: 'oui', spellings: ['timer'] }, 'non'];
    expect(parse({ name: 'F', label: 'Minuterie', type: 'boolean', options }).field.options).toEqual([
      { code: 'true', labels: {}, spellings: ['timer'] },
    ]);
  });

  it('reads options as texts, numbers and objects, and merges those that differ in case', () => {
    const options = [
      'Blanc',
      'blanc',
      12,
      { code: 'n', label: 'noir', labels: { en_GB: 'black', it: 'nero' }, spellings: ['ébène'] },
      { code: 'N', labels: { de: 'schwarz' } },
    ];
    expect(parse({ name: 'F', label: 'Couleur', type: 'select', options }).field.options).toEqual([
      { code: 'Blanc', labels: {}, spellings: ['blanc'] },
      { code: '12', labels: {}, spellings: [] },
      { code: 'n', labels: { en: 'black', de: 'schwarz' }, spellings: ['noir', 'ébène', 'N'] },
    ]);
  });

  it('takes the label from the labels, and the code where there is neither', () => {
    expect(parse({ code: 'F', labels: { de: 'Breite', fr: 'Largeur' }, type: 'text' }).field.label).toBe('Largeur');
    expect(parse({ code: 12, type: 'text' }).field).toMatchObject({ code: '12', label: '12' });
  });

  it('reads pattern and transform', () => {
    const transform = ['uppercase', { match: '(a)', group: 1 }, { replace: { a: 'b' } }];
    expect(parse({ name: 'F', type: 'text', pattern: '\\d+', transform }).field).toMatchObject({
      pattern: '\\d+',
      transform,
    });
    expect(parse({ name: 'F', type: 'text', transform: 'digits' }).field.transform).toEqual(['digits']);
  });

  it('names the keys that it has no use for', () => {
    expect(
      parse({ name: 'F', type: 'text', unit: 'cm', decimals: 2, colour: 1, options: ['a'], group: null }).ignoredKeys,
    ).toEqual(['unit', 'decimals', 'colour', 'options']);
    expect(parse({ name: 'F', type: 'number', pattern: '[', transform: 'nope' }).ignoredKeys).toEqual([
      'pattern',
      'transform',
    ]);
  });

  it.each<[unknown, string]>([
    [null, 'fields.json, entry 3: expected an object with the keys name, label and type'],
    [['a'], 'fields.json, entry 3: expected an object with the keys name, label and type'],
    [{ label: 'x', type: 'text' }, 'fields.json, entry 3: expected the field\'s code as "name" or "code"'],
    [{ name: ' ', type: 'text' }, 'fields.json, entry 3: expected the field\'s code as "name" or "code"'],
    [
      { name: 'F', type: 'int' },
      'fields.json, entry 3, field "F": type must be one of text, number, boolean, select, date, range, not "int"',
    ],
    [
      { name: 'F' },
      'fields.json, entry 3, field "F": type must be one of text, number, boolean, select, date, range, not null',
    ],
    [
      { name: 'F', type: 'select' },
      'fields.json, entry 3, field "F": a select needs options; list them or use the type text',
    ],
    [
      { name: 'F', type: 'select', options: [] },
      'fields.json, entry 3, field "F": a select needs options; list them or use the type text',
    ],
    [{ name: 'F', type: 'select', options: 'a' }, 'fields.json, entry 3, field "F": options must be a list, not "a"'],
    [
      { name: 'F', type: 'select', options: ['a', ''] },
      'fields.json, entry 3, field "F", option 2: expected a text, not ""',
    ],
    [
      { name: 'F', type: 'select', options: [{ code: 'a', spellings: 'b' }] },
      'fields.json, entry 3, field "F", option 1: spellings must be a list of texts, not "b"',
    ],
    [
      { name: 'F', type: 'boolean', options: ['a', 'b'] },
      'fields.json, entry 3, field "F": the options of a boolean must be a yes and a no, such as "oui" and "non"; use the type select for others',
    ],
    [
      { name: 'F', type: 'number', decimals: 1.5 },
      'fields.json, entry 3, field "F": decimals must be a whole number from 0 to 12, not 1.5',
    ],
    [{ name: 'F', type: 'number', unit: 3 }, 'fields.json, entry 3, field "F": unit must be a text, not 3'],
    [
      { name: 'F', type: 'text', multiple: 'yes' },
      'fields.json, entry 3, field "F": multiple must be true or false, not "yes"',
    ],
    [{ name: 'F', type: 'text', label: 3 }, 'fields.json, entry 3, field "F": label must be a text, not 3'],
    [
      { name: 'F', type: 'text', labels: 'x' },
      'fields.json, entry 3, field "F": labels must be an object such as {"fr": "Largeur"}, not "x"',
    ],
    [
      { name: 'F', type: 'text', labels: { fr: 3 } },
      'fields.json, entry 3, field "F": label "fr" must be a text, not 3',
    ],
    [
      { name: 'F', type: 'text', pattern: '(' },
      'fields.json, entry 3, field "F": pattern is no regular expression: /(/: Unterminated group',
    ],
    [
      { name: 'F', type: 'text', pattern: 'x*' },
      'fields.json, entry 3, field "F": pattern "x*" matches an empty text; make it ask for something',
    ],
    [
      { name: 'F', type: 'text', pattern: 3 },
      'fields.json, entry 3, field "F": pattern must be a regular expression as a text, not 3',
    ],
    [
      { name: 'F', type: 'text', transform: 'upercase' },
      'fields.json, entry 3, field "F": no transform "upercase": did you mean "uppercase"? (known: uppercase, lowercase, alphanumeric, digits, trim, units-in-full, {match}, {replace})',
    ],
    [
      { name: 'F', type: 'text', transform: [3] },
      'fields.json, entry 3, field "F": a transform is a name, {"match": …} or {"replace": …}, not 3',
    ],
    [
      { name: 'F', type: 'text', transform: [{ match: '[' }] },
      'fields.json, entry 3, field "F": match is no regular expression: /[/: Unterminated character class',
    ],
    [
      { name: 'F', type: 'text', transform: [{ match: '(a)', group: 2 }] },
      'fields.json, entry 3, field "F": group must be a whole number from 0 to 1, the groups of "(a)"',
    ],
    [
      { name: 'F', type: 'text', transform: [{ replace: ['a'] }] },
      'fields.json, entry 3, field "F": replace must be an object of texts, such as {"HP": "Hewlett-Packard"}, not ["a"]',
    ],
  ])('refuses %j', (entry, message) => {
    expect(problemOf(entry)).toBe(message);
  });
});
