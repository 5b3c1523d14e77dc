/** One thing of a list, by column. */
export type OutputRow = Readonly<Record<string, unknown>>;
/** A column of CSV and tables. */
export interface Column {
  readonly key: string;
  /** What people read above it; default its key. */
  readonly label?: string;
  /** Whether a table sets it to the right; columns of numbers are anyway. */
  readonly toTheRight?: true;
}
