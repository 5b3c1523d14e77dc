/** One row of an input, by column. */
export interface InputRow {
  /** The line that it begins on, or the row of its sheet, counted from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether it has the same columns as all others. */
  readonly table?: true;
}

/** A part of an input that is no row. */
export interface BrokenRow {
  readonly line: number;
  readonly reason: string;
  /** As it stands in the input. */
  readonly text: string;
}

/** The most characters of a row, unless the user says otherwise. */
export const LONGEST_ROW = 20_000_000;

/**
 * Reads the rows of a text that comes in blocks, mostly of whole lines; a broken one does not hide those after it.
 * @param longest characters of a row; a longer one is broken, and never held as a whole
 */
export type RowReader = (blocks: AsyncIterable<string>, longest?: number) => AsyncGenerator<InputRow | BrokenRow>;
