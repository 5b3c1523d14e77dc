/** One row of an input, by column. */
export interface InputRow {
  /** The line that it begins on, counted from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A part of an input that is no row. */
export interface BrokenRow {
  readonly line: number;
  readonly reason: string;
  /** As it stands in the input. */
  readonly text: string;
}

/** Reads the rows of a text that comes in blocks, mostly of whole lines; a broken one does not hide those after it. */
export type RowReader = (blocks: AsyncIterable<string>) => AsyncGenerator<InputRow | BrokenRow>;
