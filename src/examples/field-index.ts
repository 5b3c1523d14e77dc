import type { Field } from '../fields/field.js';
import { fold } from '../text/fold.js';

/** Finds fields by what people call them. */
export interface FieldIndex {
  /** The fields of a code in any case, or of a label in any language, with or without the brackets at its end. */
  named(name: string): readonly Field[];
}

/** Indexes codes and labels; letter case, accents and white space do not matter. */
export function createFieldIndex(fields: readonly Field[]): FieldIndex {
  const byCode = new Map<string, Set<Field>>();
  const byLabel = new Map<string, Set<Field>>();
  const byBareLabel = new Map<string, Set<Field>>();
  for (const field of fields) {
    add(byCode, fold(field.code), field);
    for (const label of searchedLabels(field)) {
      add(byLabel, keyOf(label), field);
      add(byBareLabel, keyOf(withoutBrackets(label)), field);
    }
  }
  return {
    named(name) {
      const key = keyOf(name);
      if (key === '') return [];
      const found = byCode.get(key) ?? byLabel.get(key) ?? byBareLabel.get(keyOf(withoutBrackets(name)));
      return found ? [...found] : [];
    },
  };
}

/** What a field is called, in all languages. */
export function searchedLabels({ label, labels }: Field): readonly string[] {
  return [...new Set([label, ...Object.values(labels)])].filter((text) => text !== '');
}

function add(index: Map<string, Set<Field>>, key: string, field: Field): void {
  const fields = index.get(key);
  if (fields) fields.add(field);
  else index.set(key, new Set([field]));
}

function keyOf(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

function withoutBrackets(label: string): string {
  return label.replace(/\s*[([][^)\]]*[)\]]\s*$/, '') || label;
}
