import { expect, it, test } from 'vitest';
import { createEarlyLooks, type EarlyLooks } from '../../../src/engine/learning/early-looks.js';
import { type TrainingText, trainEngine } from '../../../src/engine/learning/train.js';
import type { Field, Value } from '../../../src/fields/field.js';
import { readText } from '../../../src/fields/text.js';
import { makeField, makeSelect } from '../../helpers/fields.js';

const WIDTH = makeField('WIDTH', {
  label: 'Breite',
  labels: { fr: 'Largeur', en: 'Width' },
  type: 'number',
  unit: 'cm',
});
const COLOUR = makeSelect('COLOUR', 'Colour', ['rouge', 'red', 'rot']);
const WHEELS = makeField('WHEELS', { label: 'Roulettes', type: 'boolean' });
const SOLD = makeField('SOLD', { label: 'Date', type: 'date' });
const MODEL = makeField('MODEL', { label: 'Model' });
const FIELDS = [WIDTH, COLOUR, WHEELS, SOLD, MODEL];

const TEXTS = ['Étagère', 'Shelf', 'Regal'].flatMap((name, language) =>
  Array.from({ length: 16 }, (_, index): TrainingText => {
    const colour = ['rouge', 'red', 'rot'][language] as string;
    const wheels = ['avec roulettes', 'with wheels', 'mit Rollen'][language];
    const described = `${name} KX ${index}, ${colour}, ${40 + index} cm x 180 cm`;
    const values = { WIDTH: 40 + index, COLOUR: colour, MODEL: `KX ${index}`, SOLD: null };
    if (index % 3 > 0) return { description: described, values: { ...values, WHEELS: null } };
    return { description: `${described}, ${wheels}`, values: { ...values, WHEELS: true } };
  }),
);

function looksAt(texts: readonly TrainingText[], fields: readonly Field[], most = 1_000): EarlyLooks {
  const looks = createEarlyLooks(most);
  for (const { description, values } of texts) {
    const known = fields.flatMap((field) => {
      const value = values[field.code];
      return value === undefined ? [] : [[field, value] as const];
    });
    looks.add(readText(description), known);
  }
  return looks;
}

const others: readonly (readonly [what: string, looks: EarlyLooks])[] = [
  ['all of them', looksAt(TEXTS, FIELDS)],
  ['some of them', looksAt(TEXTS.slice(10, 20), FIELDS)],
  ['none, since there were too many', looksAt(TEXTS, FIELDS, 5)],
  ['fields that were others', looksAt(TEXTS, [{ ...WIDTH, unit: 'm' }, makeSelect('COLOUR', 'Colour', ['blue'])])],
  [
    'values that were others',
    looksAt(
      TEXTS.map((one) => ({ ...one, values: { WIDTH: 180, WHEELS: true } })),
      FIELDS,
    ),
  ],
];

test.each(others)('what is learnt is the same after a look at %s', (_, looks) => {
  expect(trainEngine(FIELDS, TEXTS, { looks })).toEqual(trainEngine(FIELDS, TEXTS));
});

const description = 'Shelf in red, 40 cm';
const text = readText(description);

function found(field: Field, value: Value, weight?: number): boolean {
  const looks = createEarlyLooks(10);
  looks.add(text, [
    [WIDTH, 40],
    [COLOUR, 'red'],
    [MODEL, null],
  ]);
  return looks.find(field, { text, value, ...(weight !== undefined && { weight }) }) !== undefined;
}

it.each([
  ['the same field', WIDTH, 40, undefined, true],
  ['its like, in another order', { ...WIDTH, labels: { en: 'Width', fr: 'Largeur' } }, 40, undefined, true],
  ['an option', COLOUR, 'red', undefined, true],
  ['a field in another unit', { ...WIDTH, unit: 'mm' }, 40, undefined, false],
  ['a field with another option', makeSelect('COLOUR', 'Colour', ['red', 'blue']), 'red', undefined, false],
  ['another value', WIDTH, 41, undefined, false],
  ['no value', WIDTH, null, undefined, false],
  ['what a model proposed', WIDTH, 40, 0.5, false],
  ['a text field, which is not looked at', MODEL, null, undefined, false],
] as const)('finds %s or does not', (_, field, value, weight, isFound) => {
  expect(found(field, value, weight)).toBe(isFound);
});
