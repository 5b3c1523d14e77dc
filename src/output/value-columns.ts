import type { FieldType, Value } from '../fields/field.js';
import { isRange } from '../fields/value-key.js';

/** How a value stands in a table. */
interface Columns {
  /** What follows the field's code in the names of its columns. */
  readonly suffixes: readonly string[];
  cells(value: Value | undefined): readonly unknown[];
  value(cells: readonly string[]): Value;
}

const ONE: Columns = { suffixes: [''], cells: (value) => [value], value: ([cell]) => cell || null };

/** A range has one column for each end. */
const TWO_ENDS: Columns = {
  suffixes: ['.min', '.max'],
  cells: (value) => (isRange(value) ? [value.min, value.max] : [null, null]),
  value(cells) {
    const [min = null, max = null] = cells.map((cell) => (cell === '' ? null : Number(cell.replace(',', '.'))));
    return min === null && max === null ? null : { min, max };
  },
};

/** A new type of field has to say here how it stands in a table. */
const COLUMNS: Readonly<Record<FieldType, Columns>> = {
  text: ONE,
  number: ONE,
  boolean: ONE,
  select: ONE,
  date: ONE,
  range: TWO_ENDS,
};

/** The names of a field's columns in a table. @param type undefined for a code that the catalogue does not know */
export function columnNames(code: string, type: FieldType | undefined): readonly string[] {
  return columnsOf(type).suffixes.map((suffix) => code + suffix);
}

/** The cells of a value under `columnNames`. */
export function columnCells(value: Value | undefined, type: FieldType | undefined): readonly unknown[] {
  return columnsOf(type).cells(value);
}

/** The value that cells under `columnNames` hold, as far as they tell: texts, the ends of a range as numbers, with a point or a comma. */
export function cellsValue(cells: readonly string[], type: FieldType | undefined): Value {
  return columnsOf(type).value(cells);
}

function columnsOf(type: FieldType | undefined): Columns {
  return type === undefined ? ONE : COLUMNS[type];
}
