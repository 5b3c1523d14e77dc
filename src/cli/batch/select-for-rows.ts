import type { Catalogue } from '../../examples/catalogue.js';
import { type FieldSelection, selectFields } from '../../examples/select-fields.js';
import type { RowSource } from '../../input/read-blocks.js';
import { readRows } from '../../input/read-rows.js';
import { checkKnown } from '../asked-fields.js';

/**
 * The fields that words name for the rows of files; a word that names nothing else may be a column of the input.
 * @throws UserError for a word that names nothing at all, before anything is asked
 */
export async function selectForRows(
  words: readonly string[],
  catalogue: Catalogue,
  sources: readonly RowSource[],
): Promise<FieldSelection> {
  const selection = selectFields(words, catalogue);
  if (selection.unknown.length === 0) return selection;
  const columns = await columnsOf(sources);
  const named = selection.unknown.filter((word) => columns.has(word));
  const unknown = selection.unknown.filter((word) => !columns.has(word));
  checkKnown(unknown, catalogue);
  return {
    ...selection,
    unknown,
    asked: selection.asked.filter((code) => !named.includes(code)),
    columns: [...new Set([...selection.columns, ...named])],
  };
}

/** What the first row of the files calls its columns; standard input cannot be read twice. */
async function columnsOf(sources: readonly RowSource[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const source of sources.filter(({ path }) => path !== undefined)) {
    for await (const row of readRows(source)) {
      if ('reason' in row) continue;
      for (const name of Object.keys(row.values)) names.add(name);
      break;
    }
  }
  return names;
}
