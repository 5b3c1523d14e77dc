import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../src/engine/engine.js';
import { trainEngine } from '../../../../src/engine/learning/train.js';
import type { Field } from '../../../../src/fields/field.js';
import { makeField } from '../../../helpers/fields.js';

type Example = readonly [text: string, value: number];

function answerTo(field: Field, examples: readonly Example[], text: string) {
  const texts = examples.map(([description, value]) => ({ description, values: { [field.code]: value } }));
  const parts = new Map(trainEngine([field], texts).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) }).answer([field], text)[0]?.value;
}

const weight = makeField('WEIGHT', { label: 'Weight', type: 'number', unit: 'kg', decimals: 1 });
const width = makeField('WIDTH', { label: 'Width', type: 'number', unit: 'cm', decimals: 1 });
const speed = makeField('SPEED', { label: 'Vitesse de rotation', type: 'number', decimals: 0 });

const pounds = [16, 20, 24, 32, 65, 76, 40, 18, 16, 65];

describe('the conversion of a catalogue', () => {
  it('is exact where the examples say nothing else', () => {
    const examples = pounds.map((size): Example => [`Sack, ${size} lb`, Math.round(size * 4.5359237) / 10]);
    expect(answerTo(weight, examples, 'Sack, 200 lb')).toBe(90.7);
    expect(answerTo(weight, [], 'Sack, 200 lb')).toBe(90.7);
  });

  it.each([
    ['a factor cut after three digits', 4.53, 90.6],
    ['a factor rounded to two digits', 4.5, 90],
  ])('may be by %s', (_, factor, expected) => {
    const examples = pounds.map((size): Example => [`Sack, ${size} lb`, Math.round(size * factor) / 10]);
    expect(answerTo(weight, examples, 'Sack, 200 lb')).toBe(expected);
  });

  it('may round halves as binary computers do', () => {
    const examples = [22.5, 5.5, 9.5, 22.5, 14.5].map((size): Example => {
      return [`Panel, width ${size} in`, Number((size * 2.54).toFixed(1))];
    });
    expect(answerTo(width, examples, 'Panel, width 2.5 in')).toBe(6.3);
    expect(answerTo(width, [], 'Panel, width 2.5 in')).toBe(6.4);
  });
});

describe('a field that declares no unit', () => {
  const examples = [5400, 7200, 10000, 5400, 7200, 15000, 7200, 5400].map((size, index): Example => {
    return [`Disque D${index}, ${size} tr/min, ${80 + index} Go`, size];
  });

  it('takes numbers of the unit that its examples have', () => {
    expect(answerTo(speed, examples, 'Disque neuf, 5900 tr/min, 120 Go')).toBe(5900);
  });

  it('takes no numbers of a unit otherwise', () => {
    expect(answerTo(speed, [], 'Disque neuf, 5900 tr/min, 120 Go')).toBeNull();
  });
});
