/** One row of a table, its cells in order; `cells` is missing where it is broken. */
export interface TableRecord {
  /** Where it begins, counted from 1: a line, or the row of a sheet. */
  readonly line: number;
  readonly cells?: readonly string[];
  /** Why it is broken. */
  readonly reason?: string;
  /** What stands there. */
  readonly text?: () => string;
}
