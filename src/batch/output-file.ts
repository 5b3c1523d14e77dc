import { existsSync, realpathSync, statSync, truncateSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import { openAppendFile } from './append-file.js';
import { type FilledRow, unansweredOf, type WrittenRow } from './filled-row.js';
import { hashLine, openHashes } from './hash-file.js';
import { lockOutput } from './lock-output.js';
import { readPlaced } from './placed-records.js';
import { measureRecords } from './read-records.js';
import { openReplaced, putReplaced } from './replaced-rows.js';
import type { RowFormat } from './row-format.js';
import { cutUnanswered, unansweredLine, unansweredPath } from './unanswered-file.js';

/** A row with its place in the output, counted from 0. */
export interface PlacedRow extends WrittenRow {
  readonly place: number;
}

/** The output file of a run: rows are added at its end, those of an earlier run can be replaced. */
export interface OutputFile {
  /** The rows that it held when it was opened. */
  rows(): AsyncGenerator<PlacedRow>;
  /** @param idColumn the name of the products' identifier, for the header of a new output */
  append(row: FilledRow, idColumn: string): void;
  /** Gives a row of an earlier run new content, which stands in its place when the ledger is closed. */
  replace(place: number, row: FilledRow): void;
  close(): Promise<void>;
}

/**
 * Opens an output. A torn last row, of a run that was killed, is cut off.
 * @throws UserError when it cannot be written
 */
export async function openOutputFile(path: string, format: RowFormat): Promise<OutputFile> {
  const output = existsSync(path) ? realpathSync(path) : resolve(path);
  const release = isDevice(output) ? () => undefined : lockOutput(output);
  try {
    return createOutputFile(output, format, await restore(output, format), release);
  } catch (error) {
    release();
    throw error;
  }
}

/** @param written rows that the output holds, with its header */
function createOutputFile(output: string, format: RowFormat, written: number, release: () => void): OutputFile {
  const file = openAppendFile(output);
  const { hasHeader, tellsUnanswered, tellsHash } = format;
  let place = Math.max(0, written - Number(hasHeader));
  const hashes = tellsHash || isDevice(output) ? undefined : openHashes(output, place);
  let isNew = written === 0;
  let replaced: ReturnType<typeof openReplaced> | undefined;
  let unansweredFile: ReturnType<typeof openAppendFile> | undefined;

  const keepUnanswered = (answers: FilledRow['answers']) => {
    const unanswered = tellsUnanswered ? undefined : unansweredOf(answers);
    if (!unanswered) return;
    unansweredFile ??= openAppendFile(unansweredPath(output));
    unansweredFile.write(unansweredLine({ place, unanswered }));
    // A row must not be on the disk without it.
    unansweredFile.flush();
  };

  return {
    rows: () => readRows(output, format, written),
    append(row, idColumn) {
      keepUnanswered(row.answers);
      hashes?.write(hashLine(row.hash));
      file.write((isNew ? format.header(idColumn) : '') + format.write(row));
      isNew = false;
      place++;
    },
    replace(at, row) {
      replaced ??= openReplaced(output);
      replaced.add({ place: at, text: format.write(row), unanswered: unansweredOf(row.answers), hash: row.hash });
    },
    async close() {
      try {
        file.close();
        hashes?.close();
        unansweredFile?.close();
        replaced?.close();
        if (replaced) await putReplaced(output, format);
      } finally {
        release();
      }
    },
  };
}

/** Whether a file holds anything. */
export function holdsRows(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size > 0;
}

function isDevice(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

/** Brings what a killed run left into order; returns how many rows there are, header included. */
async function restore(output: string, format: RowFormat): Promise<number> {
  if (!holdsRows(output)) return 0;
  const { records, bytes } = await measureRecords(output, format.quoted);
  if (bytes < statSync(output).size) truncateSync(output, bytes);
  if (!format.tellsUnanswered) await cutUnanswered(output, records - Number(format.hasHeader));
  await putReplaced(output, format);
  return records;
}

async function* readRows(output: string, format: RowFormat, written: number): AsyncGenerator<PlacedRow> {
  // A device or a pipe has no end to read to.
  if (written === 0) return;
  for await (const { place, text, unanswered, hash } of readPlaced(output, format)) {
    const row = place < 0 ? undefined : format.read(text);
    const open = unanswered && { unanswered: Object.keys(unanswered) };
    if (row) yield { ...row, place, ...open, ...(hash !== undefined && { hash }) };
    else if (place >= 0 || !format.isHeader(text)) throw foreign(output, place);
  }
}

function foreign(output: string, place: number): UserError {
  const where = place < 0 ? 'the header' : `row ${place + 1}`;
  return new UserError(`${where} of ${output} is not of this run: name another --output`, 'output');
}
