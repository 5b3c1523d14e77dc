import type { FieldRow, OptionRow } from './field-rows.js';
import type { Database } from './open-database.js';

/** Reads the rows of fields and their options. */
export interface FieldReader {
  one(code: string): FieldRow | undefined;
  /** In the order of the field files. */
  all(): readonly FieldRow[];
  optionsOf(fieldId: number): readonly OptionRow[];
  /** Those of a field in their order. */
  allOptions(): readonly OptionRow[];
}

/** By plain statements: a lookup would wait for a query builder to be loaded. */
export function createFieldReader({ sqlite }: Database): FieldReader {
  const fields = `SELECT id, position, code, label, labels, type, unit, label_unit AS labelUnit, decimals, multiple,
    guideline, pattern, transform, inferred, akeneo FROM fields`;
  const options = 'SELECT field_id AS fieldId, position, code, labels, spellings FROM field_options';
  const oneField = sqlite.prepare<[string], StoredField>(`${fields} WHERE code = ?`);
  const itsOptions = sqlite.prepare<[number], StoredOption>(`${options} WHERE field_id = ? ORDER BY position`);
  return {
    one(code) {
      const row = oneField.get(code);
      return row && readField(row);
    },
    all: () => sqlite.prepare<[], StoredField>(`${fields} ORDER BY position`).all().map(readField),
    optionsOf: (fieldId) => itsOptions.all(fieldId).map(readOption),
    allOptions: () => sqlite.prepare<[], StoredOption>(`${options} ORDER BY position`).all().map(readOption),
  };
}

interface StoredField extends Omit<FieldRow, 'labels' | 'multiple' | 'transform' | 'inferred' | 'akeneo'> {
  readonly labels: string;
  readonly multiple: number;
  readonly transform: string | null;
  readonly inferred: number | null;
  readonly akeneo: string | null;
}

interface StoredOption extends Omit<OptionRow, 'labels' | 'spellings'> {
  readonly labels: string;
  readonly spellings: string;
}

function readField({ labels, multiple, transform, inferred, akeneo, ...row }: StoredField): FieldRow {
  return {
    ...row,
    labels: JSON.parse(labels),
    multiple: multiple === 1,
    transform: transform === null ? null : JSON.parse(transform),
    inferred: inferred === null ? null : inferred === 1,
    akeneo: akeneo === null ? null : JSON.parse(akeneo),
  };
}

function readOption({ labels, spellings, ...row }: StoredOption): OptionRow {
  return { ...row, labels: JSON.parse(labels), spellings: JSON.parse(spellings) };
}
