import { readFieldWords } from '../config/field-words.js';
import { UserError } from '../errors.js';
import type { Catalogue } from '../examples/catalogue.js';
import { type FieldSelection, selectFields, unknownField } from '../examples/select-fields.js';

/**
 * The words that name the fields of a run: those of the flags, or else of the configuration.
 * @throws UserError when there are none
 */
export async function askedWords(
  flag: readonly string[] | undefined,
  configured: readonly string[] | undefined,
): Promise<readonly string[]> {
  const words = flag ? await readFieldWords(flag) : (configured ?? []);
  if (words.some((word) => /[^\s,;|]/.test(word))) return words;
  throw new UserError('no fields asked: name them, as in --fields EF002169,EF000008 (akeneo-lookup fields lists them)');
}

/** The fields that words name for texts that are no rows. @throws UserError for a column of an input */
export function selectFromText(words: readonly string[], catalogue: Catalogue): FieldSelection {
  const selection = selectFields(words, catalogue);
  const column = selection.columns[0];
  if (column === undefined) return selection;
  throw new UserError(`column:${column} names a column of rows, and there are none here: name fields`, 'fields');
}

/** @throws UserError that tells of each name that the catalogue does not know, with the nearest that it does */
export function checkKnown(unknown: readonly string[], catalogue: Catalogue): void {
  if (unknown.length === 0) return;
  throw new UserError(unknown.map((name) => unknownField(name, catalogue)).join('; '), 'unknown-field');
}
