import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.js';
import { trainEngine } from '../../src/engine/learning/train.js';
import type { Field, Value } from '../../src/fields/field.js';
import { makeField } from '../fields/make-field.js';

type Example = { readonly description: string; readonly values: Readonly<Record<string, Value>> };

/** What the fields have in a text, by an engine that learnt from examples. */
function answersAfter(examples: readonly Example[], fields: readonly Field[], text: string): readonly Value[] {
  const parts = new Map(trainEngine(fields, examples).map(({ scope, body }) => [scope, body]));
  return createEngine({ read: (scope) => parts.get(scope) })
    .answer(fields, text)
    .map(({ value }) => value);
}

const numbered = (make: (index: number) => Example): readonly Example[] =>
  Array.from({ length: 12 }, (_, i) => make(i));

describe('the end of a range that a field takes', () => {
  const voltage = makeField({ name: 'V', label: 'Nennspannung', type: 'number', unit: 'V' });
  const high = numbered((i) => ({
    description: `Netzteil ${i}, Nennspannung ${100 + i}-${240 + i} V`,
    values: { V: 240 + i },
  }));
  const low = numbered((i) => ({
    description: `Netzteil ${i}, Nennspannung ${100 + i}-${240 + i} V`,
    values: { V: 100 + i },
  }));
  const none = numbered((i) => ({ description: `Netzteil ${i}, Nennspannung ${230 + i} V`, values: { V: 230 + i } }));

  it.each([
    ['the high one, as the examples do', high, 240],
    ['the low one, as the examples do', low, 220],
    ['none, where the examples have single values', none, null],
    ['none, without examples', [], null],
  ])('is %s', (_, examples, expected) => {
    expect(answersAfter(examples, [voltage], 'Netzteil neu, Nennspannung 220-240 V')).toEqual([expected]);
  });
});

describe('least and most with examples', () => {
  const fields = [
    makeField({ name: 'min', label: 'Minimum ambient temperature', type: 'number', unit: '°C' }),
    makeField({ name: 'max', label: 'Maximum ambient temperature', type: 'number', unit: '°C' }),
  ];
  const examples = numbered((i) => ({
    description: `Sensor ${i}. Ambient temperature: ${-30 + i} to ${50 + i} °C. Storage temperature: ${-50 + i} to ${80 + i} °C.`,
    values: { min: -30 + i, max: 50 + i },
  }));

  it.each<[string, readonly Value[]]>([
    ['Sensor new. Ambient temperature: -20..+60 °C', [-20, 60]],
    ['Sensor new. Storage temperature: -40 to 85 °C. Ambient temperature: -20 to 60 °C.', [-20, 60]],
    ['Sensor new. Ambient temperature from -20 °C up to 60 °C', [-20, 60]],
    ['Sensor new. Maximum ambient temperature 60 °C', [null, 60]],
    ['Sensor new. Minimum ambient temperature: -20 °C. Maximum ambient temperature: 60 °C.', [-20, 60]],
    ['Sensor new. Storage temperature: -40 to 85 °C.', [null, null]],
  ])('reads %s', (text, expected) => {
    expect(answersAfter(examples, fields, text)).toEqual(expected);
  });
});

describe('sides without letters', () => {
  const fields = ['Length', 'Width', 'Height'].map((label) =>
    makeField({ name: label, label, type: 'number', unit: 'mm' }),
  );
  const examples = numbered((i) => ({
    description: `Desk ${i}, ${1400 + i} x ${700 + i} x ${720 + i} mm`,
    values: { Length: 1400 + i, Width: 700 + i, Height: 720 + i },
  }));

  it('are in the order that the examples teach', () => {
    expect(answersAfter(examples, fields, 'Desk new, 1850 x 600 x 740 mm')).toEqual([1850, 600, 740]);
  });

  it('are nobody knows whose without examples', () => {
    expect(answersAfter([], fields, 'Desk new, 1850 x 600 x 740 mm')).toEqual([null, null, null]);
    expect(answersAfter([], fields, 'Desk new, 170 x 60 cm')).toEqual([null, null, null]);
  });

  it('are read by their letters whatever the examples teach', () => {
    expect(answersAfter(examples, fields, 'Desk new, H 740 x W 600 x L 1850 mm')).toEqual([1850, 600, 740]);
  });
});
