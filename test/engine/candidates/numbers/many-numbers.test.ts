import { expect, it } from 'vitest';
import { createEngine } from '../../../../src/engine/engine.js';
import { makeField } from '../../../fields/make-field.js';
import { answersWithoutExamples } from './answers-without-examples.js';

it.each([390, 400, 500, 4900])('finds a labelled value behind %i other numbers', (count) => {
  const text = `${'item 3 pcs\n'.repeat(count)}Width 60 cm`;
  expect(answersWithoutExamples(text, ['width', 'height'])).toEqual({ width: 600, height: null });
});

it('finds a value with its role behind many others', () => {
  const text = `${'Art. 12 34 56 '.repeat(300)}\n60 x 85 x 55 cm (W x H x D)`;
  expect(answersWithoutExamples(text, ['width', 'height', 'depth'])).toEqual({ width: 600, height: 850, depth: 550 });
});

const engine = createEngine({ read: () => undefined });
const width = makeField({ name: 'width', label: 'Width', type: 'number', unit: 'mm' });
const voltage = makeField({ name: 'voltage', label: 'Voltage', type: 'number', unit: 'V' });

it.each([
  [width, `${'item 3 pcs\n'.repeat(6000)}Width 60 cm`, 'only the first 5000 numbers of the text were read'],
  [voltage, 'Voltage: 220-240 V, 50 Hz', 'the text states a range: "220-240 V"'],
  [width, 'Width 60 to 80 cm', 'the text states a range: "60 to 80 cm"'],
  [voltage, 'Voltage 12/24 V', 'the text states several values: "12/24 V"'],
  [voltage, 'Weight 5 kg', undefined],
])('says of %o why it has no value', (field, text, reason) => {
  expect(engine.answer([field], text)).toMatchObject([{ value: null, ...(reason && { reason }) }]);
  expect(engine.answer([field], text)[0]?.reason).toBe(reason);
});
