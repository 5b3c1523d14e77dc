import { chmodSync, closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { type AppendFile, openAppendFile } from './append-file.js';
import { putHashes } from './hash-file.js';
import { readPlaced } from './placed-records.js';
import { readRecords } from './read-records.js';
import type { RowFormat } from './row-format.js';
import { type UnansweredEntry, unansweredLine, unansweredPath } from './unanswered-file.js';

/** New content for a row of an output that is not put in its place yet. */
export interface Replacement {
  readonly place: number;
  /** The row, with its line end. */
  readonly text: string;
  readonly unanswered?: UnansweredEntry['unanswered'];
  readonly hash?: string | undefined;
}

/** Where the replacements of an output wait: JSON lines. */
function replacedPath(output: string): string {
  return `${output}.replaced`;
}

/** Opens the file that replacements wait in. */
export function openReplaced(output: string): { add(replacement: Replacement): void; close(): void } {
  const file = openAppendFile(replacedPath(output));
  return { add: (replacement) => file.write(`${JSON.stringify(replacement)}\n`), close: file.close };
}

/**
 * Puts the rows that wait into their places. The output is written anew beside it and renamed, so that at no moment a
 * row is missing; broken off, it can be done again.
 */
export async function putReplaced(output: string, format: RowFormat): Promise<void> {
  if (!existsSync(replacedPath(output))) return;
  const waiting = await openWaiting(output);
  const side = unansweredPath(output);
  rmSync(`${output}.new`, { force: true });
  rmSync(`${side}.new`, { force: true });
  const rows = openAppendFile(`${output}.new`);
  let unanswered: AppendFile | undefined;
  const hashes = new Map<number, string | undefined>();
  let count = 0;
  try {
    for await (const record of readPlaced(output, format)) {
      const replacement = waiting.at(record.place);
      if (replacement) hashes.set(record.place, replacement.hash);
      if (record.place >= 0) count++;
      const row = replacement ?? record;
      rows.write(row.text);
      if (!row.unanswered || format.tellsUnanswered) continue;
      unanswered ??= openAppendFile(`${side}.new`);
      unanswered.write(unansweredLine({ place: record.place, unanswered: row.unanswered }));
    }
  } finally {
    rows.close();
    unanswered?.close();
    waiting.close();
  }
  chmodSync(`${output}.new`, statSync(output).mode);
  renameSync(`${output}.new`, output);
  if (unanswered) renameSync(`${side}.new`, side);
  else rmSync(side, { force: true });
  if (!format.tellsHash) putHashes(output, count, hashes);
  rmSync(replacedPath(output));
}

/** Replacements by place; only where they stand is kept in memory. The last one of a place counts. */
async function openWaiting(output: string): Promise<{ at(place: number): Replacement | undefined; close(): void }> {
  const path = replacedPath(output);
  const spans = new Map<number, { readonly start: number; readonly length: number }>();
  let start = 0;
  for await (const { text, whole } of readRecords(path, false)) {
    if (!whole) break;
    const length = Buffer.byteLength(text);
    spans.set((JSON.parse(text) as Replacement).place, { start, length });
    start += length;
  }
  const file = openSync(path, 'r');
  return {
    at(place) {
      const span = spans.get(place);
      if (!span) return undefined;
      const bytes = Buffer.alloc(span.length);
      readSync(file, bytes, 0, span.length, span.start);
      return JSON.parse(bytes.toString());
    },
    close: () => closeSync(file),
  };
}
