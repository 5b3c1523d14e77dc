import type { Field, Option } from '../fields/field.js';
import type { fieldOptions, fields } from './schema.js';

/** A row of `fields`. */
export type FieldRow = typeof fields.$inferSelect;

/** A row of `field_options`. */
export type OptionRow = typeof fieldOptions.$inferSelect;

/** A field from its rows; what is null in the database is absent. */
export function toField(row: FieldRow, options: readonly OptionRow[]): Field {
  const { code, label, labels, type, multiple, unit, decimals, guideline, pattern, transform, inferred, akeneo } = row;
  return {
    code,
    label,
    labels,
    type,
    multiple,
    options: options.map(toOption),
    ...(unit !== null && { unit }),
    ...(decimals !== null && { decimals }),
    ...(guideline !== null && { guideline }),
    ...(pattern !== null && { pattern }),
    ...(transform !== null && { transform }),
    ...(inferred !== null && { inferred }),
    ...(akeneo !== null && { akeneo }),
  };
}

function toOption({ code, labels, spellings }: OptionRow): Option {
  return { code, labels, spellings };
}
