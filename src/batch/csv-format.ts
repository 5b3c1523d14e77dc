import { BYTE_ORDER_MARK, type CsvStyle, csvRow, PLAIN_CSV, readCsvRow } from '../output/csv.js';
import { cellsValue, columnCells, columnNames } from '../output/value-columns.js';
import type { TypeOf } from '../output/values.js';
import type { RowFormat } from './row-format.js';

/** How a table of products is written. */
export interface CsvFormatOptions {
  readonly style?: CsvStyle;
  /** Whether the table begins with a byte-order mark. */
  readonly bom?: boolean;
  /** What stands above the columns; default the codes. */
  readonly headers?: readonly string[];
  /** The types of the fields, since a range has a column for each end. */
  readonly typeOf?: TypeOf;
}

/** One row per product and one column per field, two for a range; a field that a product was not asked for is empty. */
export function csvFormat(
  codes: readonly string[],
  { style = PLAIN_CSV, bom = false, headers = codes, typeOf = () => undefined }: CsvFormatOptions = {},
): RowFormat {
  const columns = codes.map((code, place) => columnNames(headers[place] ?? code, typeOf(code)));
  const names = columns.flat();
  return {
    quoted: true,
    tellsUnanswered: false,
    tellsHash: false,
    hasHeader: true,
    header: (idColumn) => (bom ? BYTE_ORDER_MARK : '') + csvRow([idColumn, ...names], style),
    isHeader: (text) => text.endsWith(csvRow(['', ...names], style)),
    write({ id, answers }) {
      const values = new Map(answers.map(({ field, value }) => [field, value]));
      return csvRow([id, ...codes.flatMap((code) => columnCells(values.get(code), typeOf(code)))], style);
    },
    read(text) {
      const [id, ...cells] = readCsvRow(text, style);
      if (id === undefined || cells.length !== names.length) return undefined;
      const rest = [...cells];
      const values = new Map(
        codes.map((code, place) => [code, cellsValue(rest.splice(0, columns[place]?.length), typeOf(code))]),
      );
      return { id, values, answers: new Map(), unanswered: [] };
    },
  };
}
