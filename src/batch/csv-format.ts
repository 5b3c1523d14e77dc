import { BYTE_ORDER_MARK, type CsvStyle, csvRow, PLAIN_CSV, readCsvRow } from '../output/csv.js';
import type { RowFormat } from './row-format.js';

/** How a table of products is written. */
export interface CsvFormatOptions {
  readonly style?: CsvStyle;
  /** Whether the table begins with a byte-order mark. */
  readonly bom?: boolean;
  /** What stands above the columns; default the codes. */
  readonly headers?: readonly string[];
}

/** One row a product and one column a field; a field that a product was not asked for is empty. */
export function csvFormat(
  codes: readonly string[],
  { style = PLAIN_CSV, bom = false, headers = codes }: CsvFormatOptions = {},
): RowFormat {
  return {
    quoted: true,
    tellsUnanswered: false,
    tellsHash: false,
    hasHeader: true,
    header: (idColumn) => (bom ? BYTE_ORDER_MARK : '') + csvRow([idColumn, ...headers], style),
    isHeader: (text) => text.endsWith(csvRow(['', ...headers], style)),
    write({ id, answers }) {
      const values = new Map(answers.map(({ field, value }) => [field, value]));
      return csvRow([id, ...codes.map((code) => values.get(code))], style);
    },
    read(text) {
      const [id, ...cells] = readCsvRow(text, style);
      if (id === undefined || cells.length !== codes.length) return undefined;
      const values = new Map(codes.map((code, place) => [code, cells[place] || null]));
      return { id, values, answers: new Map(), unanswered: [] };
    },
  };
}
