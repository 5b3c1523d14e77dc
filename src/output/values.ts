import type { FieldType, Value } from '../fields/field.js';
import { csvRow } from './csv.js';
import type { Layout, OutputFormat } from './formats.js';
import { jsonObject } from './json-object.js';
import { formatRows } from './rows.js';
import { columnCells, columnNames } from './value-columns.js';

/** A field's code and its value; an answer is one. */
export interface FieldValue {
  readonly field: string;
  readonly value: Value;
}

/** The type of a field, by its code; undefined for a code that the catalogue does not know. */
export type TypeOf = (code: string) => FieldType | undefined;

/**
 * Prints the values of one description in their order: one JSON object by field code, one CSV row under the codes, or a
 * table line each.
 * @returns text that ends with a line end
 */
export async function formatValues(
  values: readonly FieldValue[],
  format: OutputFormat,
  layout: Layout,
  typeOf: TypeOf = () => undefined,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${valuesJson(values, layout.pretty)}\n`;
    case 'jsonl':
      return `${valuesJson(values, false)}\n`;
    case 'csv':
      return (
        csvRow(values.flatMap(({ field }) => columnNames(field, typeOf(field)))) +
        csvRow(values.flatMap(({ field, value }) => columnCells(value, typeOf(field))))
      );
    case 'table':
      return formatRows(
        values.map(({ field, value }) => ({ field, value })),
        [{ key: 'field' }, { key: 'value' }],
        format,
        layout,
      );
  }
}

/** The JSON object of values by field code. */
export function valuesJson(values: readonly FieldValue[], pretty: boolean): string {
  const indent = pretty ? 2 : 0;
  return jsonObject(
    values.map(({ field, value }) => [field, JSON.stringify(value, null, indent)]),
    pretty,
  );
}
