import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BYTE_ORDER_MARK, type CsvStyle, csvRow } from '../csv.js';
import type { TableColumn, TableFile } from './table-types.js';

/** How a table is written. */
export interface TableOptions {
  readonly kind: 'csv' | 'xlsx';
  readonly gzip: boolean;
  readonly bom: boolean;
  readonly style: CsvStyle;
  /** What the sheet of a workbook is called. */
  readonly sheet: string;
}

/** Opens a table and writes its header. Errors of the file system come from its functions as they are. */
export async function openTable(
  path: string,
  columns: readonly TableColumn[],
  options: TableOptions,
): Promise<TableFile> {
  if (options.kind === 'xlsx')
    return (await import('./workbook-file.js')).openWorkbookFile(path, columns, options.sheet);
  const { style, bom, gzip } = options;
  const file = openTextFile(path, gzip);
  file.write(
    (bom ? BYTE_ORDER_MARK : '') +
      csvRow(
        columns.map(({ header }) => header),
        style,
      ),
  );
  return {
    write: (cells) => file.write(csvRow(cells, style)),
    async close() {
      await file.close();
      return 0;
    },
    abandon: file.abandon,
  };
}

/** A text that is written piece by piece into a new file. */
export interface TextFile {
  /** Resolves when the next piece may come. */
  write(text: string): Promise<void> | void;
  /** Puts the file in its place. */
  close(): Promise<void>;
  /** Leaves what was there before. */
  abandon(): Promise<void>;
}

/** Characters that are not held back any longer. */
const MOST_HELD = 1 << 16;

/** Opens a text file, packed or not. */
export function openTextFile(path: string, gzip: boolean): TextFile {
  const draft = `${path}.new`;
  const source = new PassThrough({ highWaterMark: 4 * MOST_HELD });
  const target = createWriteStream(draft);
  const written = gzip ? pipeline(source, createGzip(), target) : pipeline(source, target);
  // Whoever closes the file is told.
  written.catch(() => undefined);
  let held = '';
  const pass = (text: string): Promise<void> | undefined => {
    if (source.write(text) || source.destroyed) return undefined;
    const drained = new Promise<void>((resolve) => {
      source.once('drain', resolve);
    });
    return Promise.race([drained, written]);
  };
  return {
    write(text) {
      held += text;
      if (held.length < MOST_HELD) return undefined;
      const full = held;
      held = '';
      return pass(full);
    },
    async close() {
      source.end(held);
      await written;
      renameSync(draft, path);
    },
    async abandon() {
      source.destroy();
      await written.catch(() => undefined);
      rmSync(draft, { force: true });
    },
  };
}

export type { TableColumn, TableFile } from './table-types.js';
