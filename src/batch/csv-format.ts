import { csvRow } from '../output/csv.js';
import { cellsValue, columnCells, columnNames } from '../output/value-columns.js';
import type { TypeOf } from '../output/values.js';
import type { RowFormat } from './row-format.js';

/** One row a product and one column a field, under the fields' codes; a field that a product was not asked for is empty. */
export function csvFormat(codes: readonly string[], typeOf: TypeOf = () => undefined): RowFormat {
  const columns = codes.map((code) => columnNames(code, typeOf(code)));
  return {
    quoted: true,
    tellsUnanswered: false,
    tellsHash: false,
    hasHeader: true,
    header: (idColumn) => csvRow([idColumn, ...columns.flat()]),
    write({ id, answers }) {
      const values = new Map(answers.map(({ field, value }) => [field, value]));
      return csvRow([id, ...codes.flatMap((code) => columnCells(values.get(code), typeOf(code)))]);
    },
    read(text) {
      const [id, ...cells] = cellsOf(text);
      if (id === undefined || cells.length !== columns.flat().length) return undefined;
      const rest = [...cells];
      const values = new Map(
        codes.map((code, place) => [code, cellsValue(rest.splice(0, columns[place]?.length), typeOf(code))]),
      );
      return { id, values, answers: new Map(), unanswered: [] };
    },
  };
}

/** The cells of one row as `csvRow` writes it. */
function cellsOf(row: string): readonly string[] {
  const cells = `,${row.replace(/\r?\n$/, '')}`.match(/,(?:"[^"]*(?:""[^"]*)*"|[^",]*)/g) ?? [];
  return cells.map((cell) => (cell[1] === '"' ? cell.slice(2, -1).replaceAll('""', '"') : cell.slice(1)));
}
