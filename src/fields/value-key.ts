import type { Field, Value, ValueRange } from './field.js';

/** The key under which equal values of a field are one; nothing is an empty string. */
export function valueKey(value: Value): string {
  if (value === null) return '';
  if (isRange(value)) return `${value.min ?? ''}…${value.max ?? ''}`;
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** Whether a value is a range. */
export function isRange(value: unknown): value is ValueRange {
  return typeof value === 'object' && value !== null && 'min' in value && 'max' in value;
}

/** A value in words, such as a prompt or a table shows it: numbers with the field's unit, ranges as `-20 … 60 °C`. */
export function valueText(value: Value, { unit }: Pick<Field, 'unit'> = {}): string {
  if (isRange(value)) return `${value.min ?? ''} … ${value.max ?? ''}${unit ? ` ${unit}` : ''}`.trim();
  return typeof value === 'number' && unit ? `${value} ${unit}` : String(value);
}
