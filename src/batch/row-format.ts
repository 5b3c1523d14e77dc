import type { FilledRow, WrittenRow } from './filled-row.js';

/** How rows stand in an output. */
export interface RowFormat {
  /** Whether a row may hold line ends inside of quotes. */
  readonly quoted: boolean;
  /** Whether rows say which of their fields were not answered; otherwise that is kept beside the output. */
  readonly tellsUnanswered: boolean;
  /** Whether rows say what they were made from; otherwise that is kept beside the output. */
  readonly tellsHash: boolean;
  readonly hasHeader: boolean;
  /** What stands above the rows, with its line end; `idColumn` is the name of the products' identifier. */
  header(idColumn: string): string;
  /** Whether a first row is that header, whatever the identifier is called. */
  isHeader(text: string): boolean;
  /** One row, with its line end. */
  write(row: FilledRow): string;
  /** Reads a row that was written; undefined when it is none. */
  read(text: string): WrittenRow | undefined;
}
