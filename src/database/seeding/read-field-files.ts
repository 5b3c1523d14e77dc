import { UserError } from '../../errors.js';
import type { StatedStructure } from '../../fields/akeneo/catalogue-structure.js';
import type { Field } from '../../fields/field.js';
import { parseField } from '../../fields/parse/parse-field.js';
import { unknownUnitNotes } from '../../fields/units/unknown-units.js';
import { readArrayFile } from './read-entries.js';

/** A field as a file states it. */
export interface StatedField {
  readonly field: Field;
  /** Whether its unit stands in the label's brackets only, so that the examples may settle another. */
  readonly unitFromLabel: boolean;
}

/** The fields of field files, with sentences about what was ignored. */
export interface StatedFields {
  readonly fields: readonly StatedField[];
  readonly notes: readonly string[];
  /** How they belong together, where a source states that. */
  readonly structure?: StatedStructure;
}

/**
 * Reads field files. Rejects with a UserError that names the place for a file that is not an array, an entry that is no
 * field, and a code that comes twice.
 */
export async function readFieldFiles(files: readonly string[]): Promise<StatedFields> {
  const places = new Map<string, string>();
  const fields: StatedField[] = [];
  const notes: string[] = [];
  const ignored = new Set<string>();
  for (const file of files) {
    for (const { value, line } of await readArrayFile(file, (note) => notes.push(note))) {
      const place = `${file}:${line}`;
      const { field, ignoredKeys } = parseField(value, place);
      const before = places.get(field.code);
      if (before) throw new UserError(`${place}: the field "${field.code}" stands in ${before} too: keep one`, 'field');
      places.set(field.code, place);
      for (const key of ignoredKeys) ignored.add(key);
      const { unit } = value as { unit?: unknown };
      fields.push({ field, unitFromLabel: field.unit !== undefined && !unit });
    }
  }
  if (ignored.size > 0) notes.push(`unknown keys of the field files are ignored: ${[...ignored].join(', ')}`);
  notes.push(...unknownUnitNotes(fields.map(({ field }) => field)));
  return { fields, notes };
}
