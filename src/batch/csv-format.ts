import { csvRow } from '../output/csv.js';
import type { RowFormat } from './row-format.js';

/** One row a product and one column a field, under the fields' codes; a field that a product was not asked for is empty. */
export function csvFormat(codes: readonly string[]): RowFormat {
  return {
    quoted: true,
    tellsUnanswered: false,
    tellsHash: false,
    hasHeader: true,
    header: (idColumn) => csvRow([idColumn, ...codes]),
    write({ id, answers }) {
      const values = new Map(answers.map(({ field, value }) => [field, value]));
      return csvRow([id, ...codes.map((code) => values.get(code))]);
    },
    read(text) {
      const [id, ...cells] = cellsOf(text);
      if (id === undefined || cells.length !== codes.length) return undefined;
      const values = new Map(codes.map((code, place) => [code, cells[place] || null]));
      return { id, values, answers: new Map(), unanswered: [] };
    },
  };
}

/** The cells of one row as `csvRow` writes it. */
function cellsOf(row: string): readonly string[] {
  const cells = `,${row.replace(/\r?\n$/, '')}`.match(/,(?:"[^"]*(?:""[^"]*)*"|[^",]*)/g) ?? [];
  return cells.map((cell) => (cell[1] === '"' ? cell.slice(2, -1).replaceAll('""', '"') : cell.slice(1)));
}
