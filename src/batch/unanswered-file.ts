import { existsSync, truncateSync } from 'node:fs';
import { readRecords } from './read-records.js';

/** Beside an output whose rows cannot say it: which fields of a row were not answered, and why. */
export interface UnansweredEntry {
  /** The row's place in the output, counted from 0. */
  readonly place: number;
  readonly unanswered: Readonly<Record<string, string>>;
}

/** Where the entries of an output are kept: JSON lines in the order of its rows. */
export function unansweredPath(output: string): string {
  return `${output}.unanswered`;
}

/** One line of the file. */
export function unansweredLine({ place, unanswered }: UnansweredEntry): string {
  return `${JSON.stringify({ place, unanswered })}\n`;
}

/** The entries in order; none when there is no file. */
export async function* readUnanswered(output: string): AsyncGenerator<UnansweredEntry> {
  const path = unansweredPath(output);
  if (!existsSync(path)) return;
  for await (const { text, whole } of readRecords(path, false)) if (whole) yield JSON.parse(text);
}

/** Cuts off the entries of rows that an interrupted run did not come to write. */
export async function cutUnanswered(output: string, rows: number): Promise<void> {
  const path = unansweredPath(output);
  if (!existsSync(path)) return;
  let kept = 0;
  for await (const { text, whole } of readRecords(path, false)) {
    if (!whole || (JSON.parse(text) as UnansweredEntry).place >= rows) break;
    kept += Buffer.byteLength(text);
  }
  truncateSync(path, kept);
}
