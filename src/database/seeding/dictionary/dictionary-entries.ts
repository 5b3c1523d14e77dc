import { Readable } from 'node:stream';
import { UserError } from '../../../errors.js';
import { openSource } from '../../../input/open-source.js';
import { type RowSource, readBlocks, sourceOf } from '../../../input/read-blocks.js';
import { readRows } from '../../../input/read-rows.js';
import { openZip } from '../../../input/zip/zip-file.js';
import { parseEntries } from '../read-entries.js';

/** One entry of a dictionary: an object of JSON, or a row of a table. */
export interface DictionaryEntry {
  readonly value: unknown;
  /** `file:line`, for errors. */
  readonly place: string;
  readonly table: boolean;
}

/** What a dictionary file holds: entries, or a release of ETIM by the archive that it is in. */
export type DictionaryFile = { readonly entries: readonly DictionaryEntry[] } | { readonly release: string | Buffer };

/** How a dictionary file is read. */
export interface DictionaryReading {
  readonly note: (text: string) => void;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
}

/**
 * Reads a dictionary file, whatever it is: JSON (an array, an object a line, pages of a REST API), CSV, XLSX, or the
 * archive of an ETIM release.
 * @throws UserError when it is none of these
 */
export async function readDictionaryFile(file: string, options: DictionaryReading): Promise<DictionaryFile> {
  const opened = await openSource(sourceOf(file, process.stdin));
  if ('archive' in opened) {
    if (await isRelease(opened.archive, file)) return { release: opened.archive };
    const source =
      typeof opened.archive === 'string' ? sourceOf(opened.archive, process.stdin) : sourceFor(opened.archive, file);
    return { entries: await tableEntries(source, options) };
  }
  const blocks: string[] = [];
  for await (const block of readBlocks(opened.text, options.note)) blocks.push(block);
  const text = blocks.join('');
  if (/^\s*[[{]/.test(text)) return { entries: jsonEntries(text, file) };
  return { entries: await tableEntries(sourceFor(text, file), options) };
}

async function isRelease(archive: string | Buffer, file: string): Promise<boolean> {
  const zip = await openZip(archive, file);
  try {
    return zip.names.some((name) => /ETIM\w*\.(?:csv|txt)$/i.test(name));
  } finally {
    zip.close();
  }
}

async function tableEntries(source: RowSource, options: DictionaryReading): Promise<readonly DictionaryEntry[]> {
  const entries: DictionaryEntry[] = [];
  for await (const row of readRows(source, { ...options, wanted: ['code'] })) {
    const place = `${source.name}:${row.line}`;
    if ('reason' in row) throw new UserError(`${place}: ${row.reason}: mend this line`, 'field-file');
    entries.push({ value: row.values, place, table: true });
  }
  return entries;
}

/** What was read already, as a source. */
function sourceFor(content: string | Buffer, name: string): RowSource {
  return { name, open: () => Readable.from([Buffer.from(content as string)]) };
}

function jsonEntries(text: string, file: string): readonly DictionaryEntry[] {
  return parseEntries(text, file).flatMap(({ value, line }) => {
    const place = `${file}:${line}`;
    const items = itemsOf(value);
    return (items ?? [value]).map((item) => ({ value: item, place, table: false }));
  });
}

/** The items of a page of Akeneo's REST API. */
function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const items = (value as { _embedded?: { items?: unknown } } | null)?._embedded?.items;
  return Array.isArray(items) ? items : undefined;
}
