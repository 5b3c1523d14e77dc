import { closeSync, existsSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { type AppendFile, openAppendFile } from './append-file.js';
import { readRecords } from './read-records.js';

/** Characters of a hash. */
export const HASH_LENGTH = 16;
/** Bytes of a line: a hash and its line end, so that the line of a row is found by its place. */
const LINE = HASH_LENGTH + 1;
/** Stands for a row that was written by a version that kept no hashes. */
const UNKNOWN = '-'.repeat(HASH_LENGTH);

/** Beside an output whose rows cannot say it: what each was made from, one hash a line, in the order of the rows. */
export function hashPath(output: string): string {
  return `${output}.hashes`;
}

/** The hashes in order; undefined for a row that has none. */
export async function* readHashes(output: string): AsyncGenerator<string | undefined> {
  const path = hashPath(output);
  if (!existsSync(path)) return;
  for await (const { text, whole } of readRecords(path, false)) {
    const hash = text.trimEnd();
    if (whole) yield hash === UNKNOWN ? undefined : hash;
  }
}

/** Opens the file to append to, with exactly a line for each of the rows that the output holds. */
export function openHashes(output: string, rows: number): AppendFile {
  const path = hashPath(output);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > rows * LINE) truncateSync(path, rows * LINE);
  const whole = Math.min(rows, Math.floor(size / LINE));
  if (size > whole * LINE) truncateSync(path, whole * LINE);
  const file = openAppendFile(path);
  for (let row = whole; row < rows; row++) file.write(hashLine(undefined));
  file.flush();
  return file;
}

/** One line of the file. */
export function hashLine(hash: string | undefined): string {
  return `${hash ?? UNKNOWN}\n`;
}

/** Gives some of an output's rows other hashes, by their place. */
export function putHashes(output: string, rows: number, hashes: ReadonlyMap<number, string | undefined>): void {
  if (!existsSync(hashPath(output))) return;
  openHashes(output, rows).close();
  const file = openSync(hashPath(output), 'r+');
  try {
    for (const [place, hash] of hashes) writeSync(file, hashLine(hash), place * LINE);
  } finally {
    closeSync(file);
  }
}
