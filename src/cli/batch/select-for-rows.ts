import { statSync } from 'node:fs';
import { didYouMean, UserError } from '../../errors.js';
import type { Catalogue } from '../../examples/catalogue.js';
import { type FieldSelection, selectFields } from '../../examples/select-fields.js';
import type { RowSource } from '../../input/read-blocks.js';
import { readRows } from '../../input/read-rows.js';
import { checkKnown } from '../asked-fields.js';

/** Rows that are looked at for the names of columns: JSON lines may leave some out. */
const MOST_ROWS = 100;

/**
 * The fields that words name for the rows of files; a word that names nothing else may be a column of the input.
 * @throws UserError for a word that names nothing at all, before anything is asked
 */
export async function selectForRows(
  words: readonly string[],
  catalogue: Catalogue,
  sources: readonly RowSource[],
  sheet?: string,
): Promise<FieldSelection> {
  const selection = selectFields(words, catalogue);
  if (selection.unknown.length + selection.columns.length === 0) return selection;
  const columns = await columnsOf(sources, sheet);
  checkColumns(selection.columns, columns);
  const named = selection.unknown.filter((word) => columns?.has(word));
  const unknown = selection.unknown.filter((word) => !columns?.has(word));
  checkKnown(unknown, catalogue);
  return {
    ...selection,
    unknown,
    asked: selection.asked.filter((code) => !named.includes(code)),
    columns: [...new Set([...selection.columns, ...named])],
  };
}

function checkColumns(named: readonly string[], columns: ReadonlySet<string> | undefined): void {
  const known = [...(columns ?? [])];
  const missing = columns && named.find((name) => !known.some((one) => one.toLowerCase() === name.toLowerCase()));
  if (missing === undefined) return;
  const hint = didYouMean(missing, known) || ` (there are ${known.join(', ')})`;
  throw new UserError(`no column "${missing}" in the input${hint}`, 'fields');
}

/** What the first rows of the files call their columns; undefined where one is a pipe, which cannot be read twice. */
async function columnsOf(
  sources: readonly RowSource[],
  sheet: string | undefined,
): Promise<ReadonlySet<string> | undefined> {
  if (!sources.every(({ path }) => path !== undefined && isPlainFile(path))) return undefined;
  const names = new Set<string>();
  for (const source of sources) {
    let count = 0;
    for await (const row of readRows(source, { sheet })) {
      if (!('reason' in row)) for (const name of Object.keys(row.values)) names.add(name);
      if (++count === MOST_ROWS) break;
    }
  }
  return names;
}

/** A file that is missing is told of by whoever reads it. */
function isPlainFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}
