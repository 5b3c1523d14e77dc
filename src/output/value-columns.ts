import type { FieldType, Value } from '../fields/field.js';
import { isRange } from '../fields/value-key.js';

/** What follows a field's code in the names of its columns: a range has one column for each end. */
const SUFFIXES = {
  text: [''],
  number: [''],
  boolean: [''],
  select: [''],
  date: [''],
  range: ['.min', '.max'],
} satisfies Record<FieldType, readonly string[]>;

/** The names of a field's columns in a table. @param type undefined for a code that the catalogue does not know */
export function columnNames(code: string, type: FieldType | undefined): readonly string[] {
  return SUFFIXES[type ?? 'text'].map((suffix) => code + suffix);
}

/** The cells of a value under `columnNames`. */
export function columnCells(value: Value | undefined, type: FieldType | undefined): readonly unknown[] {
  if (type !== 'range') return [value];
  return isRange(value) ? [value.min, value.max] : [null, null];
}

/** The value that cells under `columnNames` hold, as far as they tell: texts, the ends of a range as numbers, with a point or a comma. */
export function cellsValue(cells: readonly string[], type: FieldType | undefined): Value {
  if (type !== 'range') return cells[0] || null;
  const [min = null, max = null] = cells.map((cell) => (cell === '' ? null : Number(cell.replace(',', '.'))));
  return min === null && max === null ? null : { min, max };
}
