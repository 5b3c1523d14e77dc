/** A column of a table. */
export interface TableColumn {
  readonly header: string;
  /** In characters, where the table has widths. */
  readonly width?: number;
  /** Whether all of it is text, so that identifiers keep every digit. */
  readonly text?: boolean;
  /** Whether long texts break into lines. */
  readonly wrap?: boolean;
}
/** A table that is written row by row into a new file, which takes its place when it is whole. */
export interface TableFile {
  /** Resolves when the next row may come. */
  write(cells: readonly unknown[]): Promise<void> | void;
  /** Puts the file in its place. @returns how many cells had to be cut, since a workbook holds no longer ones */
  close(): Promise<number>;
  /** Leaves what was there before. */
  abandon(): Promise<void>;
}
