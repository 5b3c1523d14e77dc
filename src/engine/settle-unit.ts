import type { Field } from '../fields/field.js';
import { inFieldUnit } from '../fields/number.js';
import type { NumberSpan } from '../fields/number-span.js';
import { readText } from '../fields/text.js';
import { unitOf } from './number-readings.js';
import type { TrainingText } from './train.js';

/** The unit that the examples speak for, and what one of them shows: the words of a text beside its known value. */
export interface SettledUnit {
  readonly unit: string;
  readonly words: string;
  readonly value: number;
}

/**
 * The unit in which the values of a number field turn out to be stored, when more of its texts contradict the unit that
 * its label names than agree with it; undefined when the label is right, or nothing tells.
 */
export function settleUnit(field: Field, texts: readonly TrainingText[]): SettledUnit | undefined {
  if (!unitOf(field)) return undefined;
  const witnesses = new Map<string, SettledUnit[]>();
  let agreeing = 0;
  for (const { description, values } of texts) {
    const value = values[field.code];
    if (typeof value !== 'number' || value === 0) continue;
    const testimony = testify(field, value, readText(description).numbers);
    if (testimony === 'agrees') agreeing++;
    else if (testimony) {
      const { start, end, unit = '', inherited } = testimony;
      const words = `${description.slice(start, end)}${inherited ? ` … ${unit}` : ''}`;
      witnesses.set(unit, [...(witnesses.get(unit) ?? []), { unit, words, value }]);
    }
  }
  const [most] = [...witnesses.values()].sort((a, b) => b.length - a.length);
  return most && most.length > agreeing ? most[0] : undefined;
}

/** What the numbers of a text say of a value: that it is in the field's unit, or which number is the same in another. */
function testify(field: Field, value: number, numbers: readonly NumberSpan[]): NumberSpan | 'agrees' | undefined {
  const dimension = unitOf(field)?.dimension;
  const measured = numbers.filter((number) => number.dimension === dimension && number.unit !== undefined);
  if (measured.some((number) => inFieldUnit(field, number.value, number.unit) === value)) return 'agrees';
  // A number without a unit may be the value in whatever unit.
  if (numbers.some((number) => number.unit === undefined && number.value === value)) return undefined;
  return measured.find((number) => number.value === value);
}
