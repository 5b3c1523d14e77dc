import { describe, expect, it } from 'vitest';
import { acceptValue } from '../../src/fields/accept.js';
import type { Field } from '../../src/fields/field.js';
import { makeField, selectOf } from './make-field.js';

const MILLIMETRES = makeField({ type: 'number', label: 'Largeur (mm)', decimals: 1 });
const COUNT = makeField({ type: 'number', label: 'Nombre de ports', decimals: 0 });
const COLOUR = selectOf(
  'Couleur',
  { code: 'c1', labels: { fr: 'blanc', en: 'white' }, spellings: ['blanc neige'] },
  { code: 'c2', labels: { fr: 'noir' } },
  'sans',
);
const COLOURS = makeField({ type: 'select', multiple: true, label: 'Couleurs', options: ['noir', 'blanc', 'rouge'] });
const FEET = makeField({ type: 'boolean', label: 'Avec pieds' });
const PART = makeField({ type: 'text', label: 'Part', transform: ['alphanumeric', 'uppercase'] });

function outcome(field: Field, raw: unknown): unknown {
  const result = acceptValue(field, raw);
  return result.ok ? result.value : `refused: ${result.reason}`;
}

describe('what counts as not stated', () => {
  it.each([
    null,
    undefined,
    '',
    ' ',
    '-',
    '–',
    '—',
    '?',
    'None',
    'null',
    'N/A',
    'n/a',
    'NA',
    'unknown',
    'Not specified',
    'not stated in the text',
    'The width is not mentioned in the description.',
    'non précisé',
    'Non communiqué',
    'non renseignée',
    'inconnu',
    'nicht angegeben',
    'keine Angabe',
    'k.A.',
    'unbekannt',
    '"N/A"',
    [],
  ])('takes %j for null in every kind of field', (raw) => {
    for (const field of [MILLIMETRES, COLOUR, COLOURS, FEET, PART]) expect(outcome(field, raw)).toBeNull();
  });

  it('lets an option that means none win', () => {
    expect(outcome(COLOUR, 'sans')).toBe('sans');
    expect(outcome(selectOf('Type', 'None', 'Other'), 'none')).toBe('None');
  });

  it.each(['Nana', 'Not-a-Knife 300', 'Nonstop', 'NA-200'])('keeps the text %s', (raw) => {
    expect(outcome(makeField({ type: 'text' }), raw)).toBe(raw);
  });
});

describe('numbers', () => {
  it.each<[unknown, unknown]>([
    [598, 598],
    ['598', 598],
    ['598.04', 598],
    ['120.0', 120],
    ['59,8 cm', 598],
    ['0.598 m', 598],
    ['598 mm', 598],
    ['1 200', 1200],
    ['environ 60 cm', 600],
    ['23.5 inches', 596.9],
    ['66.04 cm (26 in)', 660.4],
    ['Largeur : 60 cm', 600],
    ['1e3', 1000],
    [['600'], 600],
  ])('takes %j for %j', (raw, value) => {
    expect(outcome(MILLIMETRES, raw)).toBe(value);
  });

  it.each<[unknown, string]>([
    ['60 x 40 cm', '"60 x 40 cm" holds several numbers'],
    ['5 kg', '"5 kg" holds no number in mm'],
    ['large', '"large" holds no number in mm'],
    [true, 'true is not a number'],
    [Number.NaN, 'NaN is not a number'],
    [Number.POSITIVE_INFINITY, 'Infinity is not a number'],
    [{ a: 1 }, '{"a":1} is not a single value'],
    [[1, 2], '1, 2 are several values where the field takes one'],
  ])('refuses %j', (raw, reason) => {
    expect(outcome(MILLIMETRES, raw)).toBe(`refused: ${reason}`);
  });

  it.each<[unknown, number]>([
    ['deux', 2],
    ['4 ports USB 2.0', 4],
    ['12/Box', 12],
    [2.5, 3],
    [-2.5, -3],
  ])('takes %j for a count of %s', (raw, value) => {
    expect(outcome(COUNT, raw)).toBe(value);
  });

  it('keeps all digits without decimals', () => {
    expect(outcome(makeField({ type: 'number' }), '7.125')).toBe(7.125);
  });
});

describe('options', () => {
  it.each<[unknown, unknown]>([
    ['c1', 'c1'],
    ['Blanc', 'c1'],
    ['WHITE', 'c1'],
    ['blanc-neige', 'c1'],
    ['de couleur blanche', 'c1'],
    ['en noir mat', 'c2'],
    ['noir ou blanc', 'refused: "noir ou blanc" names 2 options'],
    ['vert', 'refused: "vert" is not an option'],
    [['noir'], 'c2'],
    [['noir', 'noir'], 'c2'],
  ])('takes %j for %j', (raw, value) => {
    expect(outcome(COLOUR, raw)).toEqual(value);
  });

  it.each<[unknown, unknown]>([
    [
      ['blanc', 'noir'],
      ['noir', 'blanc'],
    ],
    ['rouge, blanc', ['blanc', 'rouge']],
    ['rouge', ['rouge']],
    [['rouge', null], ['rouge']],
    [[null], null],
    [['rouge', 'vert'], 'refused: "vert" is not an option'],
  ])('takes %j for the list %j, in option order', (raw, value) => {
    expect(outcome(COLOURS, raw)).toEqual(value);
  });
});

describe('yes and no', () => {
  it.each([
    'oui',
    'Oui',
    'yes',
    'Yes.',
    'ja',
    'true',
    'vrai',
    true,
    1,
    'avec pieds',
    'pieds réglables',
    'Oui, avec pieds',
    '✓',
  ])('takes %j for yes', (raw) => {
    expect(outcome(FEET, raw)).toBe(true);
  });

  it.each(['non', 'no', 'nein', 'false', false, 0, 'sans pieds', 'Nein, ohne', '✗'])('takes %j for no', (raw) => {
    expect(outcome(FEET, raw)).toBe(false);
  });

  it.each(['maybe', 'noir', '42'])('refuses %j', (raw) => {
    expect(outcome(FEET, raw)).toBe(`refused: "${raw}" is neither yes nor no`);
  });
});

describe('texts', () => {
  it.each<[unknown, unknown]>([
    [' 157305-b21 ', '157305B21'],
    [157305, '157305'],
    ['a\n b', 'AB'],
    [true, 'refused: true is not a text'],
    ['!!!', null],
  ])('takes %j for %j', (raw, value) => {
    expect(outcome(PART, raw)).toBe(value);
  });

  it('transforms words of a text, but not a value that is finished', () => {
    const field = makeField({ pattern: '\\b\\d{11,13}\\b', transform: [{ match: '^\\d(\\d{5})' }] });
    expect(outcome(field, '042976574666')).toBe('42976');
    expect(outcome(field, '429765')).toBe('429765');
  });
});
